package dev.cordon.verification.packs;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.evidence.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The proof of a rule in the line's own words: each part that decided is a claim, each thing read from the message a fact with its bytes. */
final class RuleProofs {
    private static final int DEPTH_MAX = 12;
    private static final int PARTS_MAX = 40;
    private static final int TEXT_MAX = 160;

    private RuleProofs() {}

    static List<Proof> of(dev.cordon.mql.eval.Proof proof) {
        return parts(proof, 0);
    }

    private static List<Proof> parts(dev.cordon.mql.eval.Proof proof, int depth) {
        List<Proof> because = new ArrayList<>();
        if (depth < DEPTH_MAX) {
            proof.parts().stream().limit(PARTS_MAX).forEach(p -> because.add(claim(p, depth + 1)));
        }
        proof.facts().stream().limit(PARTS_MAX).forEach(f -> because.add(new Proof.Leaf(new Evidence.Fact(JudgedFactNames.RULE_READ,
                new Value.Texts(List.of(f.path(), f.value())), where(f.place())))));
        proof.missing().stream().sorted().forEach(m -> because.add(new Proof.Missing(Evidence.Gap.of(GapCode.NOT_ASKED, m + " is not there"))));
        return because;
    }

    private static Proof claim(dev.cordon.mql.eval.Proof proof, int depth) {
        Boolean held = proof.truth();
        Truth truth = held == null ? Truth.UNKNOWN : held ? Truth.TRUE : Truth.FALSE;
        return new Proof.Claim(new Reason("rule.part", shortened(proof.text())), truth, parts(proof, depth));
    }

    private static List<ByteRange> where(Optional<dev.cordon.mql.eval.Proof.Bytes> place) {
        return place.map(b -> List.of(new ByteRange(b.start(), b.end()))).orElse(List.of());
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX) + "…";
    }
}
