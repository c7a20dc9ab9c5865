package dev.cordon.kernel.message;

import dev.cordon.kernel.evidence.ByteRange;

/**
 * One header field.
 *
 * @param name as written
 * @param value unfolded and decoded (RFC 2047)
 * @param where its bytes, name to line end
 */
public record Header(String name, String value, ByteRange where) {
    /** Whether this is the field of that name; names compare without case (RFC 5322 §1.2.2). */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
