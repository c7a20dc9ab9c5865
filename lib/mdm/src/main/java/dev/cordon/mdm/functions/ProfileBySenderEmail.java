package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code profile.by_sender_email}. */
final class ProfileBySenderEmail implements Unanswered {

    private static final Signature SIGNATURE = new Signature("profile.by_sender_email", List.of(), List.of(), AnswerSchema.SENDER_PROFILE,
            "What is known of the address of the sender.",
            List.of(), "profile.by_sender_email");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
