package dev.cordon.connectors;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.verdict.Capability;
import java.util.Set;
import java.util.TreeSet;

/**
 * What could be found out about one mailbox by signing in to it: no message is fetched or moved.
 *
 * @param can what reader and actor can do there together; empty when it cannot be read
 * @param trouble why it cannot be protected, in words; empty when it can
 */
public record Probe(Set<Capability> can, String trouble) {
    /** Copies the set. */
    public Probe {
        can = Set.copyOf(can);
    }

    /** Looks now. */
    public static Probe of(Connector connector, MailboxId mailbox) {
        return switch (connector.reader().now(mailbox)) {
            case Answer.Unknown<Cursor> u -> new Probe(Set.of(), u.fault().what());
            case Answer.Known<Cursor> _ -> {
                Set<Capability> can = new TreeSet<>(connector.reader().capabilities());
                can.addAll(connector.actor().capabilities(mailbox));
                yield new Probe(can, can.contains(Capability.HIDE) ? ""
                        : "it can be read, but the acting identity cannot hide messages: check its rights");
            }
        };
    }
}
