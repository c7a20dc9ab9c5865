package dev.cordon.kernel.message;

import dev.cordon.kernel.evidence.ByteRange;
import java.util.List;

/**
 * Something a person can follow.
 *
 * @param target as written in the message, decoded, never fetched here
 * @param host its host in lower case, empty when it has none
 * @param text what a person sees of it, may be empty
 * @param part the path of the part it is in
 * @param where its bytes in the raw message
 */
public record Link(String target, Domain host, String text, String part, List<ByteRange> where) {
    /** Copies the ranges. */
    public Link {
        where = List.copyOf(where);
    }
}
