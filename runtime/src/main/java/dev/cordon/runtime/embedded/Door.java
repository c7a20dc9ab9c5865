package dev.cordon.runtime.embedded;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;

/**
 * One opened mail system.
 *
 * @param closing gives back what it holds
 */
public record Door(MailReader reader, MailActor actor, Runnable closing) {
    /** Opens mail systems. */
    @FunctionalInterface
    public interface Opener {
        /** Opens what the configuration names; reaching it may fail later, and be tried again. */
        Door open(ConnectorConfig config);
    }
}
