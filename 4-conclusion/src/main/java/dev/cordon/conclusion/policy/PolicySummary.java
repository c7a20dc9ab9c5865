package dev.cordon.conclusion.policy;

import java.util.List;

/** A policy on one screen, for people. */
public final class PolicySummary {
    private PolicySummary() {}

    /**
     * One rule.
     *
     * @param ending how its cases end, in the words of the policy file
     * @param cases how many cases it decides
     */
    public record Line(String rule, String ending, int cases, String because) {}

    /** The rules in the order of the file. */
    public static List<Line> of(Policy policy) {
        return policy.rules().stream()
                .map(r -> new Line(r.id(), r.then().word(), r.cases().cardinality(), r.because())).toList();
    }
}
