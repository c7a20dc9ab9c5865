package dev.cordon.connectors;

import dev.cordon.testkit.ConnectorContract;
import java.io.IOException;
import java.util.Optional;

/** The contract of every connector, on a folder of message files. It has no credentials that could be wrong. */
final class FolderContractTest extends ConnectorContract {
    @Override protected Optional<Rig> open() throws IOException {
        return Optional.of(FilesRig.open(false));
    }

    @Override protected boolean hasCredentials() {
        return false;
    }

    @Override protected String run() {
        return "disk";
    }
}
