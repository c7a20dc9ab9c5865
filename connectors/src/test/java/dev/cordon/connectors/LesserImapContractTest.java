package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The contract on a server that offers neither MOVE nor IDLE, as many do: moves by COPY and UID EXPUNGE, and asks with NOOP. */
@Tag("servers")
final class LesserImapContractTest extends ConnectorContract {
    private Optional<ImapProxy> proxy = Optional.empty();

    @Override protected Optional<ServerRig> open() throws IOException {
        Optional<String> imap = ServerRig.setting("CORDON_TEST_DOVECOT_IMAP");
        if (imap.isEmpty()) {
            return Optional.empty();
        }
        URI uri = URI.create(imap.get());
        ImapProxy lesser = new ImapProxy(uri.getHost() + ":" + uri.getPort(), List.of("MOVE", "IDLE"));
        proxy = Optional.of(lesser);
        return Optional.of(ServerRig.through(lesser.url(), imap.get(), "dave"));
    }

    @AfterEach void closeProxy() {
        proxy.ifPresent(lesser -> {
            lesser.close();
            assertThat(lesser.heard).as("what the connector used").doesNotContain("UID MOVE", "IDLE", "EXPUNGE");
        });
    }

    @Override protected String run() {
        return Long.toHexString(ProcessHandle.current().pid()) + "." + Long.toHexString(System.identityHashCode(this));
    }
}
