package dev.cordon.connectors;

import dev.cordon.testkit.ConnectorContract;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** The contract of every connector, on Apache James over IMAP. */
@Tag("servers")
final class JamesImapContractTest extends ConnectorContract {
    @Override protected Optional<ServerRig> open() {
        return ServerRig.james("imap", "bob");
    }

    @Override protected String run() {
        return Long.toHexString(ProcessHandle.current().pid()) + "." + Long.toHexString(System.identityHashCode(this));
    }
}
