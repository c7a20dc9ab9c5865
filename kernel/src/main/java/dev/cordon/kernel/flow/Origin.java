package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.message.Direction;
import java.util.List;

/**
 * Where a message really came from, as far as our own boundary wrote it down (RFC 5321 §4.4, RFC 5598 §2.3).
 *
 * @param known whether a Received line of the declared boundary was found; when false the texts are empty
 * @param ip the address that handed the message to the boundary
 * @param helo what that host called itself
 * @param host its reverse name as the boundary saw it, may be empty
 * @param by the boundary host that wrote the line
 * @param direction which way the message went
 * @param trustedEnd offset of the first header byte that was not written by the boundary; what stands before it was
 * @param where the bytes of that Received line
 * @param evidence what Initiation noticed on the way: injected headers, direct send, truncation
 */
public record Origin(boolean known, String ip, String helo, String host, String by, Direction direction, long trustedEnd,
                     List<ByteRange> where, List<Evidence> evidence) {
    /** Copies the lists. */
    public Origin {
        where = List.copyOf(where);
        evidence = List.copyOf(evidence);
    }
}
