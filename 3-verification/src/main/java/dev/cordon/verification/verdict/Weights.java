package dev.cordon.verification.verdict;

import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How sure we are that a message is hostile, as one number by which messages can be ranked. It never decides.
 *
 * <p>Evidence adds up in log-odds, thousandths of a natural logarithm. We start at the odds of ordinary mail. Every finding adds the
 * weight of its severity; of several findings of one area (the part of the id before the dot) the later ones count half, then a
 * quarter, because they see the same thing twice. An undecided detection adds a little. Everything only adds, so more evidence
 * never lowers the number.
 */
final class Weights {

    /** 1 in 100, before anything is known. */
    static final int START = -4_600;
    /** A detection that could not be decided. */
    static final int UNDECIDED = 300;
    /** Something that could not be examined. */
    static final int GAP = 500;

    private Weights() {}

    /** What one finding adds. */
    static int of(Severity severity) {
        return switch (severity) {
            case LOW -> 700;
            case MEDIUM -> 3_600;
            case HIGH -> 6_200;
            case CRITICAL -> 8_500;
        };
    }

    static Confidence confidence(List<RuleResult> findings, int undecided, int gaps) {
        long sum = START + (long) Math.min(undecided, 10) * UNDECIDED + (long) Math.min(gaps, 4) * GAP;
        Map<String, List<Integer>> byArea = new TreeMap<>();
        for (RuleResult finding : findings) {
            String id = finding.rule().value();
            byArea.computeIfAbsent(id.substring(0, Math.max(0, id.indexOf('.'))), _ -> new java.util.ArrayList<>())
                    .add(of(finding.severity()));
        }
        Map<String, Long> sums = new HashMap<>();
        byArea.forEach((area, weights) -> {
            weights.sort(java.util.Comparator.reverseOrder());
            long part = 0;
            for (int i = 0; i < weights.size(); i++) {
                part += weights.get(i) >> Math.min(i, 8);
            }
            sums.put(area, part);
        });
        for (long part : sums.values()) {
            sum += part;
        }
        // StrictMath gives the same bits on every machine, so that a judgement can be repeated exactly.
        double odds = StrictMath.exp(sum / 1000.0);
        return new Confidence((int) Math.min(Confidence.ONE - 1, StrictMath.round(Confidence.ONE * odds / (1 + odds))));
    }
}
