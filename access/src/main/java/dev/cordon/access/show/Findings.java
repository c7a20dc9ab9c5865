package dev.cordon.access.show;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Authentication.MethodResult;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judgements in the words of the command line's contract: the same for {@code scan}, {@code explain} and the page. */
public final class Findings {
    private Findings() {}

    /** An enum constant as our JSON writes it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The worst severity among the findings. */
    public static Optional<Severity> severity(Judgement judgement) {
        return judgement.findings().stream().map(RuleResult::severity).max(Comparator.naturalOrder());
    }

    /** What holds. */
    public static List<Object> findings(Judgement judgement) {
        return judgement.findings().stream().<Object>map(r -> {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("rule_id", r.rule().value());
            out.put("name", r.name());
            out.put("severity", word(r.severity()));
            out.put("source", word(r.source()));
            out.put("attack_types", r.attackTypes());
            return out;
        }).toList();
    }

    /** What could not be decided, and what was missing. */
    public static List<Object> undecided(Judgement judgement) {
        return judgement.undecided().stream().<Object>map(r -> {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("rule_id", r.rule().value());
            out.put("name", r.name());
            out.put("missing", r.missing());
            return out;
        }).toList();
    }

    /** The names of all facts, sorted, each once. */
    public static List<String> facts(Judgement judgement) {
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(judgement.dossier().everything().stream(), judgement.evidence().stream()).forEach(e -> {
            if (e instanceof Evidence.Fact f) {
                names.add(f.name().value());
            }
        });
        return List.copyOf(names);
    }

    /** The probability of malice, 0 to 1. */
    public static double score(Judgement judgement) {
        return (double) judgement.confidence().perMillion() / Confidence.ONE;
    }

    /** Authentication results; empty when nobody checked. */
    public static Map<String, Object> authentication(Authentication authentication) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Authentication.Method method : Authentication.Method.values()) {
            List<Object> results = authentication.results().stream().filter(r ->
                    r.method() == method).<Object>map(Findings::result).toList();
            if (method == Authentication.Method.DKIM && authentication.checked()) {
                out.put(word(method), results);
            } else if (!results.isEmpty()) {
                out.put(word(method), results.getFirst());
            }
        }
        return out;
    }

    private static Map<String, Object> result(MethodResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("result", word(result.word()));
        out.put("domain", result.domain());
        out.put("by", word(result.by()));
        out.put("reason", result.reason().words());
        new TreeMap<>(result.details()).forEach(out::put);
        out.put("flags", List.<Object>copyOf(result.flags()));
        return out;
    }

    /** What the policy decided, however it ended. */
    public static Decision decision(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Concluded c -> c.decision();
            case Outcome.Held h -> h.decision();
            case Outcome.Stopped s -> s.decision();
        };
    }

    /** The Message-ID field without blanks around it, empty when there is none. */
    public static String messageId(Judgement judgement) {
        return judgement.dossier().message().header("Message-ID").map(h -> h.value().strip()).orElse("");
    }
}
