package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A truth with what shows it. Joining clauses joins their truths (Kleene) and keeps of the proofs what the outcome hangs on: of an
 * <em>and</em> that is true all parts, of an <em>or</em> the true ones, and of what is unknown the unknown ones.
 *
 * @param missing names of what could not be found out; empty unless unknown
 */
public record Clause(Truth truth, List<Proof> because, List<String> missing) {
    /** Copies the lists. */
    public Clause {
        because = List.copyOf(because);
        missing = List.copyOf(missing);
    }

    /** It does not hold. */
    static final Clause NO = new Clause(Truth.FALSE, List.of(), List.of());

    /** Both. */
    Clause and(Clause other) {
        return joined(truth.and(other.truth), other);
    }

    /** One or both. */
    Clause or(Clause other) {
        return joined(truth.or(other.truth), other);
    }

    private Clause joined(Truth joint, Clause other) {
        return switch (joint) {
            case FALSE -> NO;
            case TRUE -> new Clause(joint, both(truth == Truth.TRUE ? because : List.of(), other.truth == Truth.TRUE ? other.because
                    : List.of()),
                    List.of());
            case UNKNOWN -> {
                // What is true beside it stays in the proof: it shows why the answer would matter.
                TreeSet<String> names = new TreeSet<>(missing);
                names.addAll(other.missing);
                yield new Clause(joint, both(because, other.because), List.copyOf(names));
            }
        };
    }

    private static List<Proof> both(List<Proof> one, List<Proof> other) {
        List<Proof> all = new ArrayList<>(one);
        other.stream().filter(p -> !all.contains(p)).forEach(all::add);
        return all;
    }

    /** The same under a name of its own in the proof. */
    Clause as(String code, String words) {
        return truth == Truth.FALSE ? NO : new Clause(truth, List.of(new Proof.Claim(new Reason(code, words), truth, because)), missing);
    }
}
