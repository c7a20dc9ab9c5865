package dev.cordon.runtime.simulated;

import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.read.MailReader;
import java.util.List;
import java.util.function.Consumer;

/** A mistake planted by a test, to see that the invariants catch it. The product plants nothing. */
interface Plant {
    /** No mistake. */
    Plant NONE = new Plant() { };

    /** The actor that Conclusion gets. */
    default MailActor actor(MailActor real) {
        return real;
    }

    /** The actor of a mail system, below the witness. */
    default MailActor door(MailActor real) {
        return real;
    }

    /** The reader that Initiation gets. */
    default MailReader reader(MailReader real) {
        return real;
    }

    /** Whether a request to a tenant that was answered so (-1: the answer was lost) is sent once more without another thought. */
    default boolean sendsAgain(String method, int status) {
        return false;
    }

    /** Whether mailboxes are asked by the clock too, and not only after hints. */
    default boolean asksByTheClock() {
        return true;
    }

    /** The ledger that Conclusion gets. */
    default Ledger ledger(Ledger real) {
        return real;
    }

    /** How a sweep makes notices durable. */
    default Consumer<List<Notice>> keep(Consumer<List<Notice>> real) {
        return real;
    }

    /** The verification; {@code careless} is the same one that does not ask for a closer look. */
    default Stage<Dossier, Judgement> verification(Stage<Dossier, Judgement> real, Stage<Dossier, Judgement> careless) {
        return real;
    }

    /** Whether the newest message of a mailbox is taken first instead of the oldest. */
    default boolean newestFirst() {
        return false;
    }

    /** Something else is about to happen. */
    default void beforeEvent() { }

    /** The process died. */
    default void crashed() { }
}
