package dev.cordon.initiation.trigger;

import java.util.Optional;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.flow.Notice;

/**
 * Whether a notice can be followed. A notice is only a hint, and following a false one costs one question to the provider; but
 * its ids become part of requests, so an id that no provider would give is refused before it gets there.
 */
public final class Trigger {

    private static final int ID_LENGTH_MAX = 4_096;

    private Trigger() {
    }

    /** Why the notice is not followed; empty when it is. */
    public static Optional<Reason> refusal(Notice notice) {
        return unfit("message id", notice.message().value()).or(() -> unfit("mailbox", notice.mailbox().address()));
    }

    private static Optional<Reason> unfit(String what, String text) {
        if (text.length() > ID_LENGTH_MAX) {
            return Optional.of(new Reason("trigger.malformed", "the notice's " + what + " has " + text.length() + " characters; at most "
                    + ID_LENGTH_MAX + " are believed"));
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return Optional.of(new Reason("trigger.malformed", "the notice's " + what + " holds a control character at place " + i));
            }
        }
        return Optional.empty();
    }
}
