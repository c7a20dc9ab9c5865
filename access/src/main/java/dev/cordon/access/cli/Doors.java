package dev.cordon.access.cli;

import dev.cordon.connectors.Connector;
import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.runtime.embedded.Door;
import java.time.InstantSource;

/** Real mail systems, as the runtime wants them. */
final class Doors {
    private Doors() {}

    static Door.Opener of(String tenant) {
        return config -> {
            Connector connector = Connectors.open(config, new TenantId(tenant), InstantSource.system());
            return new Door(connector.reader(), connector.actor(), connector::close);
        };
    }
}
