package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code profile.by_sender}. */
final class ProfileBySender implements Unanswered {

    private static final Signature SIGNATURE = new Signature("profile.by_sender", List.of(), List.of(), AnswerSchema.SENDER_PROFILE,
            "What is known of the sender: by address where many share the domain, by domain otherwise. As of the "
            + "time of the message, without it.",
            List.of(), "profile.by_sender");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
