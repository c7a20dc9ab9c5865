package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.Corpus;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import dev.cordon.mql.eval.Proof;
import dev.cordon.mql.eval.ReferenceEvaluator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All public rules as one pack over real messages, against the plain reading of their meaning. */
@Tag("slow")
final class CorpusDifferentialTest {
    @Test void thePackAgreesWithTheReferenceOnEveryRuleAndMessage() {
        if (Corpus.rules().isEmpty()) {
            return;
        }
        List<CheckedRule> rules = RuleWorld.rules("");
        Pack pack = Pack.compile(rules);
        Path given = Path.of(System.getProperty("cordon.mail", RuleWorld.samples().toString()));
        assertThat(Files.isDirectory(given)).isTrue();
        for (byte[] raw : RuleWorld.messages(given, Integer.getInteger("cordon.mail.every", 4))) {
            compare(pack, RuleWorld.input(raw), RuleWorld.input(raw));
        }
        pack.prepare();
        for (byte[] raw : RuleWorld.messages(RuleWorld.samples(), 7)) {
            compare(pack, RuleWorld.input(raw), RuleWorld.input(raw));
        }
    }

    private static void compare(Pack pack, Input input, Input again) {
        Outcomes outcomes = pack.evaluate(input);
        ReferenceEvaluator reference = new ReferenceEvaluator(again);
        for (int place = 0; place < pack.size(); place++) {
            Checked checked = pack.rule(place).checked();
            ReferenceEvaluator.Value expected = reference.evaluate(checked.tree());
            String what = pack.rule(place).id();
            assertThat(outcomes.matches().get(place)).as(what).isEqualTo(Boolean.TRUE.equals(expected.value()));
            if (expected.value() == null || expected.value() instanceof Boolean) {
                Set<String> missing = expected.value() == null ? expected.missing() : Set.of();
                assertThat(new TreeSet<>(outcomes.missing().getOrDefault(place, Set.of()))).as(what).isEqualTo(new TreeSet<>(missing));
            }
            if (outcomes.matches().get(place)) {
                Proof proof = pack.proof(place, input);
                assertThat(proof.truth()).as(what).isTrue();
                assertThat(proof.allFacts().isEmpty()).as(what).isEqualTo(checked.tree() instanceof Typed.Constant);
            }
        }
    }
}
