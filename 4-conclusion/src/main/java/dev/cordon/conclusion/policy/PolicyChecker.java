package dev.cordon.conclusion.policy;

import dev.cordon.conclusion.policy.PolicyRule.Ending;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Proves that a policy decides every reachable case exactly once, and never lets a failure end as {@code leave}.
 *
 * <p>All cases are listed (some twenty thousand) and each rule is the set of cases it decides, so that holes are what no set holds,
 * overlaps are what two sets share, and every answer comes with the shortest description of an example.
 */
public final class PolicyChecker {

    private static final int EXAMPLES_MAX = 5;

    private final Policy policy;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private PolicyChecker(Policy policy) {
        this.policy = policy;
    }

    /**
     * What the check found.
     *
     * @param diagnostics every hole, overlap and unsafe ending, each with the smallest example in words
     * @param cases how many reachable cases were looked at
     * @param rules how many rules there are
     */
    public record Report(List<Diagnostic> diagnostics, int cases, int rules) {
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
        PolicyChecker checker = new PolicyChecker(policy);
        List<PolicyRule> rules = policy.rules();
        List<BitSet> sets = rules.stream().map(PolicyRule::cases).toList();
        checker.holes(sets);
        for (int i = 0; i < rules.size(); i++) {
            checker.overlaps(rules, sets, i);
            checker.endings(rules.get(i), sets.get(i));
        }
        return new Report(checker.diagnostics, Cases.REACHABLE.cardinality(), rules.size());
    }

    private void holes(List<BitSet> sets) {
        BitSet open = (BitSet) Cases.REACHABLE.clone();
        sets.forEach(open::andNot);
        Span place = policy.rules().isEmpty() ? Span.START : policy.rules().getFirst().span();
        for (int shown = 0; !open.isEmpty(); shown++) {
            if (shown == EXAMPLES_MAX) {
                report("P101", place, open.cardinality() + " further cases are open", "", "");
                return;
            }
            Cases.Group group = Cases.shortest(open);
            report("P101", place, "no rule decides: " + group.inWords(),
                    "", "add a rule for it; " + count(group.members().cardinality()) + " open here");
            open.andNot(group.members());
        }
    }

    private void overlaps(List<PolicyRule> rules, List<BitSet> sets, int i) {
        for (int j = 0; j < i; j++) {
            BitSet both = (BitSet) sets.get(i).clone();
            both.and(sets.get(j));
            if (!both.isEmpty()) {
                PolicyRule first = rules.get(j);
                report("P102", rules.get(i).span(), "`" + first.id() + "` and `" + rules.get(i).id() + "` both decide: "
                                + Cases.shortest(both).inWords(),
                        "`" + first.id() + "` stands in line " + policy.source().position(first.span().start()).line(),
                        "rules have no order: narrow one of the two; " + count(both.cardinality()) + " decided twice");
            }
        }
    }

    private void endings(PolicyRule rule, BitSet set) {
        if (set.isEmpty()) {
            report("P105", rule.span(), "no case reaches `" + rule.id() + "`", "",
                    "clean and bulk mail never has a blocking gap, and a defect is always indeterminate: correct or remove the rule");
        }
        if (rule.then() == Ending.LEAVE) {
            BitSet failing = Cases.with(Axis.VERDICT, "indeterminate");
            failing.or(Cases.with(Axis.GAP, "no-answer", "limit-reached", "unparsable", "encrypted", "ambiguous", "defect"));
            BitSet malicious = Cases.with(Axis.VERDICT, "malicious");
            failing.andNot(malicious);
            unsafe(rule, set, failing, "P103", "lets a failure end as `leave`", "what could not be verified is marked, held or stopped");
            unsafe(rule, set, malicious, "P106", "leaves malicious mail in place", "quarantine it, mark it, or stop");
        }
        for (Axis need : rule.then().needs()) {
            unsafe(rule, set, Cases.with(need, "no"), "P104",
                    "orders `" + rule.then().word() + "` where the connector cannot do it",
                    "add `" + need.key() + ": yes` to this rule, and a rule for `" + need.key() + ": no`");
        }
    }

    private void unsafe(PolicyRule rule, BitSet set, BitSet forbidden, String code, String what, String help) {
        BitSet bad = (BitSet) set.clone();
        bad.and(forbidden);
        if (!bad.isEmpty()) {
            report(code, rule.span(), "`" + rule.id() + "` " + what + ": " + Cases.shortest(bad).inWords(), "", help);
        }
    }

    private static String count(int cases) {
        return cases == 1 ? "1 case is" : String.format(Locale.ROOT, "%,d cases are", cases);
    }

    private void report(String code, Span span, String message, String label, String help) {
        diagnostics.add(Diagnostic.error(code, policy.source(), span, message, label, help));
    }
}
