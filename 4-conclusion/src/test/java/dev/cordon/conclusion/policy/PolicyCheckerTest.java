package dev.cordon.conclusion.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.PolicyRule.Ending;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.DiagnosticPrinter;
import dev.cordon.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolicyCheckerTest {

    private static Policy with(List<PolicyRule> rules) {
        Policy builtin = Policy.builtin();
        return new Policy(builtin.source(), builtin.hold(), rules);
    }

    private static List<String> codes(Policy policy) {
        return PolicyChecker.check(policy).diagnostics().stream().map(Diagnostic::code).distinct().toList();
    }

    private static PolicyRule changed(PolicyRule rule, Map<Axis, Set<String>> when, Ending then) {
        return new PolicyRule(rule.id(), when, then, rule.because(), rule.span());
    }

    private static List<PolicyRule> replaced(int at, PolicyRule rule) {
        List<PolicyRule> rules = new ArrayList<>(Policy.builtin().rules());
        rules.set(at, rule);
        return rules;
    }

    @Test
    void thePolicyWeShipDecidesEveryCaseOnce() {
        PolicyChecker.Report report = PolicyChecker.check(Policy.builtin());
        assertThat(new DiagnosticPrinter(false).print(report.diagnostics())).isEmpty();
        assertThat(report.isTotal()).isTrue();
        assertThat(report.cases()).isEqualTo(Cases.REACHABLE.cardinality()).isGreaterThan(10_000);
        assertThat(report.rules()).isEqualTo(Policy.builtin().rules().size());
    }

    // An independent look at the same question: rule by rule and case by case, without bit sets.
    @Test
    void aSimplerCountOfDecidersAgreesForThePolicyWeShip() {
        Map<Integer, List<String>> deciders = new HashMap<>();
        for (PolicyRule rule : Policy.builtin().rules()) {
            for (int i = 0; i < Cases.COUNT; i++) {
                int number = i;
                if (rule.when().entrySet().stream().allMatch(e -> e.getValue().contains(Cases.word(number, e.getKey())))) {
                    deciders.computeIfAbsent(i, _ -> new ArrayList<>()).add(rule.id());
                }
            }
        }
        for (int i = Cases.REACHABLE.nextSetBit(0); i >= 0; i = Cases.REACHABLE.nextSetBit(i + 1)) {
            assertThat(deciders.getOrDefault(i, List.of())).as("case %d", i).hasSize(1);
        }
    }

    @Test
    void everyDroppedRuleLeavesAHole() {
        List<PolicyRule> rules = Policy.builtin().rules();
        for (int i = 0; i < rules.size(); i++) {
            List<PolicyRule> fewer = new ArrayList<>(rules);
            fewer.remove(i);
            assertThat(codes(with(fewer))).as("without %s", rules.get(i).id()).containsExactly("P101");
        }
    }

    @Test
    @Tag("slow")
    void everyWordTakenFromARuleLeavesAHoleUnlessNoCaseHangsOnIt() {
        List<PolicyRule> rules = Policy.builtin().rules();
        int holes = 0;
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            for (Map.Entry<Axis, Set<String>> condition : rule.when().entrySet()) {
                for (String word : condition.getValue()) {
                    Map<Axis, Set<String>> narrower = new EnumMap<>(rule.when());
                    Set<String> words = new HashSet<>(condition.getValue());
                    words.remove(word);
                    narrower.put(condition.getKey(), words);
                    PolicyRule changed = changed(rule, narrower, rule.then());
                    boolean same = changed.cases().equals(rule.cases());
                    List<String> codes = codes(with(replaced(i, changed)));
                    assertThat(codes.contains("P101")).as("%s without %s", rule.id(), word).isEqualTo(!same);
                    assertThat(codes.contains("P105")).as("%s without %s", rule.id(), word).isEqualTo(changed.cases().isEmpty());
                    holes += same ? 0 : 1;
                }
            }
        }
        assertThat(holes).isGreaterThan(90);
    }

    @Test
    @Tag("slow")
    void everyWordAddedToARuleIsAnOverlapNamingBothUnlessNoCaseHangsOnIt() {
        List<PolicyRule> rules = Policy.builtin().rules();
        int overlaps = 0;
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            for (Map.Entry<Axis, Set<String>> condition : rule.when().entrySet()) {
                for (String word : condition.getKey().words()) {
                    Map<Axis, Set<String>> wider = new EnumMap<>(rule.when());
                    Set<String> words = new HashSet<>(condition.getValue());
                    if (!words.add(word)) {
                        continue;
                    }
                    wider.put(condition.getKey(), words);
                    PolicyRule changed = changed(rule, wider, rule.then());
                    boolean same = changed.cases().equals(rule.cases());
                    PolicyChecker.Report report = PolicyChecker.check(with(replaced(i, changed)));
                    List<Diagnostic> found = report.diagnostics().stream().filter(d -> d.code().equals("P102")).toList();
                    assertThat(found.isEmpty()).as("%s with %s", rule.id(), word).isEqualTo(same);
                    assertThat(found).allSatisfy(d -> assertThat(d.message()).contains("`" + rule.id() + "`"));
                    overlaps += same ? 0 : 1;
                }
            }
        }
        assertThat(overlaps).isGreaterThan(60);
    }

    @Test
    @Tag("slow")
    void everyConditionDroppedFromARuleIsAnOverlapUnlessNoCaseHangsOnIt() {
        List<PolicyRule> rules = Policy.builtin().rules();
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            for (Axis axis : rule.when().keySet()) {
                Map<Axis, Set<String>> wider = new EnumMap<>(rule.when());
                wider.remove(axis);
                PolicyRule changed = changed(rule, wider, rule.then());
                assertThat(codes(with(replaced(i, changed))).contains("P102")).as("%s without %s", rule.id(), axis.key())
                        .isEqualTo(!changed.cases().equals(rule.cases()));
            }
        }
    }

    @Test
    @Tag("slow")
    void aFailureNeverEndsAsLeaveAndMaliciousMailIsNeverLeft() {
        List<PolicyRule> rules = Policy.builtin().rules();
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            List<String> codes = codes(with(replaced(i, changed(rule, rule.when(), Ending.LEAVE))));
            Set<String> verdicts = rule.when().getOrDefault(Axis.VERDICT, Set.of());
            assertThat(codes.contains("P106")).as(rule.id()).isEqualTo(verdicts.contains("malicious"));
            boolean failing = verdicts.contains("indeterminate") || rule.id().equals("suspicious-unexamined")
                    || verdicts.contains("suspicious") && !rule.when().containsKey(Axis.GAP);
            assertThat(codes.contains("P103")).as(rule.id()).isEqualTo(failing);
        }
    }

    @Test
    @Tag("slow")
    void noRuleOrdersWhatTheConnectorCannotDo() {
        List<PolicyRule> rules = Policy.builtin().rules();
        for (int i = 0; i < rules.size(); i++) {
            PolicyRule rule = rules.get(i);
            for (Ending ending : Ending.values()) {
                boolean can = ending.needs().stream().allMatch(need -> rule.when().getOrDefault(need, Set.of("yes", "no")).equals(Set.of("yes")));
                assertThat(codes(with(replaced(i, changed(rule, rule.when(), ending)))).contains("P104"))
                        .as("%s ends as %s", rule.id(), ending).isEqualTo(!can);
            }
        }
    }

    @Test
    void aRuleThatNoCaseReachesIsNamed() {
        List<PolicyRule> rules = new ArrayList<>(Policy.builtin().rules());
        rules.add(new PolicyRule("never", Map.of(Axis.VERDICT, Set.of("clean"), Axis.GAP, Set.of("ambiguous")), Ending.MARK, "x",
                rules.getFirst().span()));
        assertThat(codes(with(rules))).containsExactly("P105");
    }

    @Test
    void theShortestOpenCaseIsPrintedInWords() {
        String text = Policy.builtinSource().text().replace("{verdict: malicious, direction: [inbound, internal, unknown], can-hide: yes}",
                "{verdict: malicious, direction: [inbound, internal, unknown], can-hide: yes, recipient: [person, vip]}");
        Policy.Reading reading = Policy.read(new SourceText("policy.yaml", text));
        assertThat(reading.isValid()).isTrue();
        assertThat(PolicyChecker.check(reading.policy()).diagnostics()).extracting(Diagnostic::message)
                .first().asString().isEqualTo("no rule decides: verdict malicious, can-hide yes, direction inbound, recipient shared");
    }
}
