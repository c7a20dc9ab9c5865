package dev.cordon.kernel.verdict;

import dev.cordon.kernel.evidence.Reason;
import java.util.List;
import java.util.Map;

/**
 * SPF, DKIM, ARC and DMARC together; tells who, never whether good.
 *
 * @param checked whether our own verifier ran; when false the results are empty and nothing may be concluded from that
 * @param results ours and the provider's, side by side
 */
public record Authentication(boolean checked, List<MethodResult> results) {
    /** Nobody checked. */
    public static final Authentication NOT_CHECKED = new Authentication(false, List.of());

    /** Copies the list. */
    public Authentication {
        results = List.copyOf(results);
    }

    /** Which method. */
    public enum Method { SPF, DKIM, ARC, DMARC }

    /** The result words of RFC 8601 §2.7; never booleans. */
    public enum Word { NONE, PASS, FAIL, SOFTFAIL, NEUTRAL, TEMPERROR, PERMERROR, POLICY }

    /** Who says so. */
    public enum By { US, PROVIDER }

    /**
     * One result.
     *
     * @param domain the domain it is about, may be empty
     * @param flags what is remarkable, such as {@code l-tag} or {@code key-testing}
     * @param details further properties by name, such as {@code selector}; never an address that the report does not need
     */
    public record MethodResult(Method method, Word word, By by, String domain, Reason reason, List<String> flags, Map<String, String> details) {
        /** Copies the collections. */
        public MethodResult {
            flags = List.copyOf(flags);
            details = Map.copyOf(details);
        }

        /** A result about which nothing else is to be said. */
        public static MethodResult plain(Method method, Word word, By by, String domain, Reason reason) {
            return new MethodResult(method, word, by, domain, reason, List.of(), Map.of());
        }
    }
}
