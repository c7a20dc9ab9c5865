package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code network.whois}. */
final class Whois implements Unanswered {

    private static final Signature SIGNATURE = new Signature("network.whois", List.of("beta.whois"), List.of(
            Declare.required("domain", Declare.DOMAINS, "The domain; its root is looked up.")), AnswerSchema.WHOIS,
            "Who registered a domain, and when.",
            List.of(), "network.whois");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}
