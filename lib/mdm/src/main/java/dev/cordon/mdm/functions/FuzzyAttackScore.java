package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.fuzzy_attack_score}. */
final class FuzzyAttackScore implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.fuzzy_attack_score", List.of(), List.of(), AnswerSchema.FUZZY_SCORE,
            "How likely the message is an attack, by likeness to others.",
            List.of(), "beta.fuzzy_attack_score");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
