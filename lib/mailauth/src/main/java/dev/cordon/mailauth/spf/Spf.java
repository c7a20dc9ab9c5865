package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.Dns;
import java.time.InstantSource;

/**
 * The check of RFC 7208 §4.
 *
 * <p>A check never throws and always ends: records are read as a whole before use, at most ten terms ask DNS over all records that are
 * visited, and a name that DNS does not answer for gives {@code temperror}, never {@code none}. An internationalised domain is asked for
 * in A-labels (RFC 7208 §4.3).
 */
public final class Spf {

    private static final int IDENTITY_MAX = 1_024;

    private Spf() {}

    /** Checks the domain of the reverse path, or without one the HELO name (RFC 7208 §2.4), with the standard's limits. */
    public static SpfResult check(SpfRequest request, Dns dns, InstantSource clock) {
        return check(request, dns, clock, SpfLimits.STANDARD);
    }

    /** Checks the domain of the reverse path, or the HELO name when the reverse path is empty (RFC 7208 §2.4). */
    public static SpfResult check(SpfRequest request, Dns dns, InstantSource clock, SpfLimits limits) {
        return request.mailFrom().isEmpty() ? checkHelo(request, dns, clock, limits)
                : check(request, request.mailFrom(), SpfIdentity.MAIL_FROM, dns, clock, limits);
    }

    /** Checks the HELO name, as RFC 7208 §2.3 recommends besides the reverse path. */
    public static SpfResult checkHelo(SpfRequest request, Dns dns, InstantSource clock, SpfLimits limits) {
        return check(request, request.helo(), SpfIdentity.HELO, dns, clock, limits);
    }

    /** What to say when nothing is known of the client: {@code none}, never {@code fail}. */
    public static SpfResult withoutClientAddress(String domain, SpfIdentity identity) {
        return new SpfResult(SpfWord.NONE, domain, identity, "", "", SpfReason.NO_CLIENT_ADDRESS, "", 0, 0);
    }

    private static SpfResult check(SpfRequest request, String identity, SpfIdentity which, Dns dns, InstantSource clock, SpfLimits limits) {
        if (identity.length() > IDENTITY_MAX || request.helo().length() > IDENTITY_MAX) {
            return new SpfResult(SpfWord.NONE, "", which, "", "", SpfReason.NO_DOMAIN, "over " + IDENTITY_MAX + " characters", 0, 0);
        }
        Sender sender = Sender.of(identity);
        String domain = Names.checked(sender.domain());
        if (domain.isEmpty()) {
            return new SpfResult(SpfWord.NONE, "", which, "", "", SpfReason.NO_DOMAIN, SpfRecord.printable(sender.domain()), 0, 0);
        }
        Evaluation evaluation = new Evaluation(dns, new Macros(request, sender, dns, clock, limits), limits);
        Evaluation.Outcome outcome = evaluation.check(domain, request.ip().getAddress());
        String explanation = outcome.word() == SpfWord.FAIL ? evaluation.explanation(outcome) : "";
        return new SpfResult(outcome.word(), domain, which, outcome.mechanism(), explanation, outcome.reason(), outcome.detail(),
                evaluation.lookups(), evaluation.voidLookups());
    }
}
