package dev.cordon.runtime;

import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.verification.Verification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The real Initiation and Conclusion with a Verification that reads the verdict from the message's own text, so that a runtime's
 * tests do not hang on what the real one detects: {@code bad} is malicious, {@code unsure} indeterminate, {@code broken} a defect.
 */
public final class TestLine {
    private TestLine() {}

    /** Wires the line; {@code later} may turn a verdict into another, such as after a hold. */
    public static Wired wire(Wiring.Common common, MailReader reader, MailActor actor, Function<Verdict, Verdict> later) {
        Wired real = Wiring.wire(common, reader, actor);
        Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
        Stage<dev.cordon.kernel.flow.Brief, Dossier> application = brief -> {
            String text = new String(brief.raw().shared(), StandardCharsets.UTF_8);
            if (text.contains("broken")) {
                throw new IllegalStateException("planted");
            }
            Verdict verdict = text.contains("bad") ? Verdict.MALICIOUS : text.contains("unsure") ? Verdict.INDETERMINATE : Verdict.CLEAN;
            verdicts.put(brief.intake().content().value(), verdict);
            return real.line().application().run(brief);
        };
        Stage<Dossier, Judgement> verification = dossier -> new Step.Done<>(judged(common, dossier,
                later.apply(verdicts.getOrDefault(dossier.intake().content().value(), Verdict.INDETERMINATE))));
        Line line = new Line(real.line().initiation(), application, verification, real.line().conclusion());
        return real.with(line);
    }

    private static Judgement judged(Wiring.Common common, Dossier dossier, Verdict verdict) {
        Pins pins = new Pins(Verification.rulePack(), common.policy().hash(), Wiring.ENGINE, common.clock().instant());
        Proof proof = new Proof.Claim(new Reason("test." + verdict.name().toLowerCase(java.util.Locale.ROOT), "as the text says"),
                Truth.TRUE, List.of());
        return new Judgement(dossier, Authentication.NOT_CHECKED, List.of(), List.of(), verdict, new Confidence(0), proof, pins, List.of());
    }
}
