package dev.cordon.connectors;

import dev.cordon.testkit.ConnectorContract;
import java.io.IOException;
import java.util.Optional;

/** The contract of every connector, on a Maildir. It has no credentials that could be wrong. */
final class MaildirContractTest extends ConnectorContract {
    @Override protected Optional<Rig> open() throws IOException {
        return Optional.of(FilesRig.open(true));
    }

    @Override protected boolean hasCredentials() {
        return false;
    }

    @Override protected String run() {
        return "disk";
    }
}
