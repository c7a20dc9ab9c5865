package dev.cordon.kernel.desk;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Receipt;
import java.util.List;

/** Where people and programs ask things of the running system. Every command is a ledger entry before it is carried out. */
public interface Desk {
    /** What is answered where something cannot be asked. */
    String NOT_HERE = "this is not offered here";

    /** How everything stands. */
    Standing standing();

    /** The newest inspections, newest first; at most {@code max}. */
    List<InspectionRow> inspections(int max);

    /** The whole outcome of one inspection; {@code Fault.Gone} when there is none (yet). */
    Answer<Outcome> outcome(InspectionId inspection);

    /**
     * The bytes of the inspected message, to show the places a proof cites. {@code who} goes to the ledger as a view.
     * {@code Fault.Gone} when they are not kept (any more), {@code Fault.Unsupported} where they are never kept.
     */
    default Answer<Raw> raw(InspectionId inspection, String who) {
        return Answer.unknown(new Fault.Unsupported("no bytes are kept here"));
    }

    /** Puts a message back where it was. {@code who} and {@code why} go to the ledger. */
    Answer<Receipt> release(InspectionId inspection, String who, String why);

    /** Which mailboxes are looked after and whether everything in them was looked at; {@code Fault.Unsupported} where it is not counted. */
    default Answer<CoverageReport> coverage() {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }

    /** How far the inspection of older mail has come, by mailbox. */
    default List<BackfillStanding> backfills() {
        return List.of();
    }

    /**
     * Looks at older mail, beside live mail and behind it. It goes on after a restart. {@code who} goes to the ledger.
     * {@code Fault.Unsupported} when the order cannot be followed, with what is wrong.
     */
    default Answer<List<BackfillStanding>> backfill(BackfillOrder order, String who) {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }

    /**
     * Searches every protected mailbox for a Message-ID and, with {@code act}, quarantines each copy by an order of its own.
     * {@code who} and {@code why} go to the ledger.
     */
    default Answer<ClawBack> clawBack(String messageId, boolean act, String who, String why) {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }

    /** The same for the message of an inspection; {@code Fault.Gone} when there is no such inspection with an outcome. */
    default Answer<ClawBack> clawBack(InspectionId inspection, boolean act, String who, String why) {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }

    /**
     * Answers to the take-over of an account: {@code switch-rule-off} with a rule's id, or {@code end-sessions}. The answer is a word for what
     * was seen after. {@code who} and {@code why} go to the ledger first.
     */
    default Answer<String> answerTakeOver(String mailbox, String act, String what, String who, String why) {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }

    /** Rests the inspection of older mail of these addresses, of all when there are none, or goes on with it. */
    default Answer<List<BackfillStanding>> restBackfill(List<String> mailboxes, boolean rest, String who) {
        return Answer.unknown(new Fault.Unsupported(NOT_HERE));
    }
}
