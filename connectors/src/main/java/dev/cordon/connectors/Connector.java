package dev.cordon.connectors;

import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;

/** Code that talks to one mail system: a reader and an actor, each with credentials of its own. */
public interface Connector extends AutoCloseable {
    /** The configured name. */
    String name();

    /** What reads: for Initiation. */
    MailReader reader();

    /** What acts: for Conclusion. */
    MailActor actor();

    /** Ends every connection and watch. */
    @Override void close();
}
