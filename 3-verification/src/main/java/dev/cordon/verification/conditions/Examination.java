package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * All evidence about one message, and the questions that detections ask of it. What no analyser looked for is unknown, never false.
 *
 * @param judged facts and gaps that Verification established itself
 * @param firstContact whether the author is a stranger here, as far as history answered
 */
public record Examination(Dossier dossier, List<Evidence> judged, Clause firstContact) {

    private static final int LEAVES_MAX = 6;

    /** Copies the list. */
    public Examination {
        judged = List.copyOf(judged);
    }

    /** What a history that knows answers. */
    public static Clause known(boolean stranger, Evidence.Fact fact) {
        return stranger ? new Clause(Truth.TRUE, List.of(new Proof.Leaf(fact)), List.of()) : Clause.NO;
    }

    /** What a history that does not answer leaves open. */
    public static Clause unknown(Evidence.Gap gap, String missing) {
        return new Clause(Truth.UNKNOWN, List.of(new Proof.Missing(gap)), List.of(missing));
    }

    /** Whether there is a fact of this name. */
    Clause has(FactName name) {
        return has(name, _ -> true);
    }

    /** Whether there is one of these facts. */
    Clause any(FactName... names) {
        Clause any = Clause.NO;
        for (FactName name : names) {
            any = any.or(has(name));
        }
        return any;
    }

    /** Whether there is a fact of this name with such a value. */
    Clause has(FactName name, Predicate<Evidence.Fact> fits) {
        List<Proof> leaves = new ArrayList<>();
        for (Evidence.Fact fact : facts(name)) {
            if (leaves.size() < LEAVES_MAX && fits.test(fact)) {
                leaves.add(new Proof.Leaf(fact));
            }
        }
        if (!leaves.isEmpty()) {
            return new Clause(Truth.TRUE, leaves, List.of());
        }
        String finder = Finders.of(name);
        if (finder.isEmpty() || dossier.looked().contains(new AnalyserName(finder))) {
            return Clause.NO;
        }
        return new Clause(Truth.UNKNOWN, List.of(new Proof.Missing(Evidence.Gap.of(GapCode.UNSUPPORTED,
                "analyser `" + finder + "` did not look for " + name.value()))), List.of(finder));
    }

    /** The facts of this name, of all stages. */
    List<Evidence.Fact> facts(FactName name) {
        List<Evidence.Fact> all = new ArrayList<>(dossier.facts(name));
        for (Evidence e : judged) {
            if (e instanceof Evidence.Fact f && f.name().equals(name)) {
                all.add(f);
            }
        }
        return all;
    }

    /** The text at a place of a fact with several texts; empty when it has none there. */
    static String text(Evidence.Fact fact, int at) {
        return switch (fact.value()) {
            case Value.Texts t -> at < t.texts().size() ? t.texts().get(at) : "";
            case Value.Text t -> at == 0 ? t.text() : "";
            case Value.Number _, Value.Flag _ -> "";
        };
    }

    /** Whether the message has something to follow. */
    Clause link() {
        return dossier.message().links().stream().anyMatch(l -> !l.host().name().isEmpty())
                ? new Clause(Truth.TRUE, List.of(), List.of()) : Clause.NO;
    }

    /** Whether it says of itself that it went to many. */
    boolean isBulk() {
        return !facts(JudgedFactNames.MAIL_BULK).isEmpty();
    }

    /** Whether it wants money to go somewhere. */
    Clause wantsMoney() {
        return any(FactNames.INTENT_PAYMENT_CHANGE, FactNames.INTENT_PAYROLL, FactNames.INTENT_GIFT_CARD);
    }

    /** Whether it presses or asks for silence. */
    Clause presses() {
        return any(FactNames.INTENT_URGENCY, FactNames.INTENT_SECRECY);
    }

    /** Whether an identity is not what it pretends to be. */
    Clause pretends() {
        return any(JudgedFactNames.IDENTITY_PERSON_NAME, JudgedFactNames.DOMAIN_LOOKALIKE, FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE)
                .or(namesOtherAddress()).as("identity.pretends", "an identity is not what it pretends to be");
    }

    /** Whether the display name shows an address of another domain. */
    Clause namesOtherAddress() {
        return has(FactNames.FROM_NAME_HOLDS_ADDRESS, f -> !domain(text(f, 0)).equals(domain(text(f, 1))));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
    }
}
