package dev.cordon.verification;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Stage 3: evidence in, judgement out. It asks, and changes nothing. */
public final class Verification implements Stage<Dossier, Judgement> {

    private final Organisation organisation;
    private final History history;
    private final Pins pins;
    private final InstantSource clock;

    /** The constructor says what the stage may use: facts about the tenant, what was seen before, and what time it is. */
    public Verification(Organisation organisation, History history, Pins pins, InstantSource clock) {
        this.organisation = organisation;
        this.history = history;
        this.pins = pins;
        this.clock = clock;
    }

    /** The hash over all checks of this build, for {@link Pins#rulePack}. */
    public static ContentHash rulePack() {
        return ContentHash.of("checks".getBytes(StandardCharsets.UTF_8));
    }

    @Override public Step<Judgement> run(Dossier dossier) {
        return new Step.Done<>(judged(dossier, Verdict.CLEAN));
    }

    /**
     * What is judged of a message whose inspection was parked because of a defect of ours: {@code INDETERMINATE}, with the gap class
     * {@code defect} for the policy.
     */
    public Judgement parked(Intake.Admitted intake, String what) {
        Part nothing = new Part("0", "text/plain", "", "", "", new ByteRange(0, 0), new ByteRange(0, 0), List.of());
        Message message = new Message(intake.bytes(), List.of(), List.of(), "", nothing, List.of(), List.of(), List.of(), List.of());
        return judged(new Dossier(intake, message, Set.of(), List.of()), Verdict.INDETERMINATE);
    }

    private Judgement judged(Dossier dossier, Verdict verdict) {
        Pins now = new Pins(pins.rulePack(), pins.policy(), pins.engine(), clock.instant());
        Proof proof = new Proof.Claim(new Reason("verdict.clean", "nothing was found"), Truth.TRUE, List.of());
        return new Judgement(dossier, Authentication.NOT_CHECKED, List.of(), List.of(), verdict, new Confidence(0), proof, now, List.of());
    }
}
