package dev.cordon.runtime.simulated;

import dev.cordon.kernel.identity.MailboxId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a tenant's notifications come: dropped, doubled, late and out of order. They only say that a mailbox should be looked at; what
 * proves them genuine is tested with the doors themselves.
 */
final class Hints {
    private static final int DROPPED_PER_CENT = 15;
    private static final int DOUBLED_PER_CENT = 15;
    private static final int LATE_PER_CENT = 20;
    private static final long LATE_MILLIS = 60_000;
    private static final long USUAL_MILLIS = 400;

    /** Does something later. */
    interface Later {
        /** After this time. */
        void after(Duration time, Runnable what);
    }

    private final SplittableRandom random;
    private final Injected injected;
    private final Later later;
    private final Map<MailboxId, Runnable> listeners = new HashMap<>();
    private boolean calm = true;

    Hints(SplittableRandom random, Injected injected, Later later) {
        this.random = random;
        this.injected = injected;
        this.later = later;
    }

    void troubled(boolean on) {
        calm = !on;
    }

    void listen(MailboxId mailbox, Runnable hint) {
        listeners.put(mailbox, hint);
    }

    void nobody() {
        listeners.clear();
    }

    /** Something happened in this mailbox. */
    void tell(MailboxId mailbox) {
        int drawn = random.nextInt(100);
        if (!calm && drawn < DROPPED_PER_CENT) {
            injected.one(Injected.Kind.HINT_DROPPED);
            return;
        }
        send(mailbox);
        if (!calm && drawn < DROPPED_PER_CENT + DOUBLED_PER_CENT) {
            injected.one(Injected.Kind.HINT_TWICE);
            send(mailbox);
        }
    }

    private void send(MailboxId mailbox) {
        boolean late = !calm && random.nextInt(100) < LATE_PER_CENT;
        if (late) {
            injected.one(Injected.Kind.HINT_LATE);
        }
        // To whom it is given is decided when it comes: the process may have died meanwhile.
        later.after(Duration.ofMillis(random.nextLong(late ? LATE_MILLIS : USUAL_MILLIS)), () -> {
            Runnable listener = listeners.get(mailbox);
            if (listener != null) {
                listener.run();
            }
        });
    }
}
