package dev.cordon.runtime;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import java.util.List;

/**
 * Keeps work between phases. Each method is one transaction: after a crash either all of it happened or none. A store that cannot
 * keep something throws {@link NotKept}; the work is then as it was before, and will be tried again.
 */
public interface WorkStore {
    /** Trouble with the store itself: full, or broken. */
    final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says what the matter is. */
        public NotKept(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** New arrivals become work; those that are known already change nothing. */
    void keep(List<Notice> notices);

    /** A phase is done, and the next begins. */
    void next(Work done, Work next);

    /** A phase has to be tried again; {@code state} is what a list shows meanwhile, {@code why} in words. */
    void later(Work again, String state, String why);

    /** The work on an inspection ended; {@code more} is work that follows from it, such as another look. */
    void end(Work done, Ending ending, List<Work> more);

    /** How an inspection is to be concluded. */
    default Manner manner(InspectionId inspection) {
        return new Manner.Ordinary();
    }

    /** The outcome of an inspection; {@code Fault.Gone} when there is none (yet). */
    Answer<Outcome> outcome(InspectionId inspection);
}
