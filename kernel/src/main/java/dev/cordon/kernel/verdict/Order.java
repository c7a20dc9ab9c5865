package dev.cordon.kernel.verdict;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.OrderId;
import java.time.Instant;

/**
 * A recorded intent to act on one copy. It is in the ledger before the mailbox is touched.
 *
 * @param decidedBy the policy rule's id, or {@code person:NAME}
 * @param origin the folder id the copy was first seen in, so that it can be put back; empty when unknown
 * @param expires after this moment it must not be carried out any more
 */
public record Order(OrderId id, InspectionId inspection, Copy copy, Disposition disposition, Reason reason,
                    String decidedBy, String origin, Instant issued, Instant expires) {}
