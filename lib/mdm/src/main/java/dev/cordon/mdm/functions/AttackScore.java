package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code ml.attack_score}. */
final class AttackScore implements Unanswered {

    private static final Signature SIGNATURE = new Signature("ml.attack_score", List.of("beta.attack_score"), List.of(),
            AnswerSchema.ATTACK_SCORE,
            "How likely the message is an attack.",
            List.of(), "ml.attack_score");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
