package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code profile.by_reply_to}. */
final class ProfileByReplyTo implements Unanswered {

    private static final Signature SIGNATURE = new Signature("profile.by_reply_to", List.of("beta.profile.by_reply_to"), List.of(),
            AnswerSchema.SENDER_PROFILE,
            "What is known of the address that replies go to.",
            List.of(), "profile.by_reply_to");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
