package dev.cordon.kernel.desk;

import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * One inspection as a list shows it.
 *
 * @param state where it is: waiting, inspecting, concluded, held, stopped, vanished, duplicate, refused, released, parked
 * @param from the first author's address, may be empty; a claim
 * @param displayName the first author's display name, may be empty
 * @param reasons in words, the weightiest first
 * @param latencyMillis from notice to receipt; -1 while unknown
 */
public record InspectionRow(InspectionId id, MailboxId mailbox, Instant noticedAt, String state, String from, String displayName,
                            String subject, Verdict verdict, Disposition disposition, String policyRule, List<String> reasons,
                            long latencyMillis) {
    /** Copies the list. */
    public InspectionRow {
        reasons = List.copyOf(reasons);
    }
}
