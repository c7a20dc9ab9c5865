package dev.cordon.kernel.evidence;

/**
 * Why, for programs and for people.
 *
 * @param code stable and append-only, such as {@code auth.dmarc-fail-reject}
 * @param words one sentence that names the values
 */
public record Reason(String code, String words) {
    /** Refuses an empty code. */
    public Reason {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("a reason needs a code");
        }
    }
}
