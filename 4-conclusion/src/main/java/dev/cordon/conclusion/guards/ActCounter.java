package dev.cordon.conclusion.guards;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.OrderId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many acts there were lately. Kept by whoever runs the line, because a stage holds no state. Safe for use by many threads. */
public interface ActCounter {
    /** Orders counted in this mailbox at or after a moment, without this one. */
    long inMailbox(MailboxId mailbox, Instant since, OrderId without);

    /** Orders counted anywhere at or after a moment, without this one. */
    long inAll(Instant since, OrderId without);

    /** Counts an order; the same order again counts once. */
    void count(MailboxId mailbox, OrderId order, Instant at);

    /** A counter that remembers the newest {@code max} orders until the process ends. */
    static ActCounter inMemory(int max) {
        return new Remembering(max);
    }

    /** The newest orders in a queue. */
    final class Remembering implements ActCounter {
        private record Act(MailboxId mailbox, OrderId order, Instant at) {}

        private final int max;
        private final Deque<Act> acts = new ArrayDeque<>();

        private Remembering(int max) {
            this.max = max;
        }

        @Override public synchronized long inMailbox(MailboxId mailbox, Instant since, OrderId without) {
            return acts.stream().filter(a -> !a.at().isBefore(since) && !a.order().equals(without) && a.mailbox().equals(mailbox)).count();
        }

        @Override public synchronized long inAll(Instant since, OrderId without) {
            return acts.stream().filter(a -> !a.at().isBefore(since) && !a.order().equals(without)).count();
        }

        @Override public synchronized void count(MailboxId mailbox, OrderId order, Instant at) {
            if (acts.stream().noneMatch(a -> a.order().equals(order))) {
                acts.addLast(new Act(mailbox, order, at));
                if (acts.size() > max) {
                    acts.removeFirst();
                }
            }
        }
    }
}
