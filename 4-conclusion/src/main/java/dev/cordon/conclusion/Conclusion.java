package dev.cordon.conclusion;

import dev.cordon.conclusion.actions.Action;
import dev.cordon.conclusion.actions.Actions;
import dev.cordon.conclusion.attestation.Carrier;
import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.Guard;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.guards.Guarded;
import dev.cordon.conclusion.guards.Guards;
import dev.cordon.conclusion.policy.Circumstances;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.conclusion.record.Journal;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stage 4: decides, acts on the mailbox, looks whether it worked, and records all of it.
 *
 * <ol>
 * <li>decide: the policy says what should happen;
 * <li>guard: a guard may stop it;
 * <li>order: what is about to be done goes to the ledger, and nothing is done when it cannot (EC-113);
 * <li>look, act, look again: {@link Carrier};
 * <li>receipt: what was seen goes to the ledger.
 * </ol>
 *
 * <p>Everything is keyed by the inspection, so the same judgement can be concluded any number of times: the ledger keeps the first
 * entry, and the mailbox is looked at before it is touched.
 */
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

        /** The same, and nothing is ever done to a mailbox. */
        public Settings observing() {
            return new Settings(orderExpiry, limits.observing(), counter);
        }
    }

    private final MailActor actor;
    private final Records records;
    private final Policy policy;
    private final Organisation organisation;
    private final Settings settings;
    private final InstantSource clock;
    private final Journal journal;
    private final Carrier carrier;
    private final Orders orders;

    /** The constructor says what the stage may use: it is the only one that acts and that writes the ledger. */
    public Conclusion(MailActor actor, Ledger ledger, Records records, Policy policy, Organisation organisation, Settings settings,
                      InstantSource clock) {
        this.actor = actor;
        this.records = records;
        this.policy = policy;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
        this.journal = new Journal(ledger, clock);
        this.carrier = new Carrier(actor, clock);
        this.orders = new Orders(settings.orderExpiry());
    }

    /** A judgement, what was decided of it, and the orders that follow. */
    private record Plan(Judgement judgement, Decision decision, Copy copy, String origin, List<Disposition> todo) {
        InspectionId inspection() {
            return judgement.dossier().intake().notice().inspection();
        }
    }

    @Override public Step<Outcome> run(Judgement judgement) {
        Decision decision = decide(judgement);
        List<Disposition> todo = decision.disposition() == Disposition.LEAVE ? List.of() : List.of(decision.disposition());
        return carryOut(new Plan(judgement, decision, Orders.copyOf(judgement), judgement.dossier().intake().folder(), todo));
    }

    /**
     * Quarantines because a person ordered it, whatever the verdict: with the same guards, order, looks and receipt as an order of the
     * policy. {@code who} and {@code why} go to the ledger.
     */
    public Step<Outcome> command(Judgement judgement, String who, String why) {
        Decision decision = new Decision(Disposition.QUARANTINE, Orders.PERSON + who, new Reason("person.claw-back", why));
        return carryOut(new Plan(judgement, decision, Orders.copyOf(judgement), judgement.dossier().intake().folder(),
                List.of(Disposition.QUARANTINE)));
    }

    /**
     * Concludes a held message that was judged again: put back when nothing speaks against it any more, held on, quarantined when it
     * is bad, and taken out of the waiting room when it was there too long (EC-094). The runtime calls this instead of {@link #run}
     * at {@link Outcome.Held#until}. The fresh judgement must belong to an inspection with an id of its own.
     */
    public Step<Outcome> again(Outcome.Held held, Judgement now) {
        Decision decision = decide(now);
        Plan plan = new Plan(now, decision, Orders.copyOf(held), Orders.originOf(held), List.of(decision.disposition()));
        return switch (decision.disposition()) {
            case LEAVE -> isStop(decision) ? carryOut(plan) : carryOut(new Plan(now, new Decision(Disposition.RESTORE, decision.policyRule(),
                    new Reason("hold.verified", decision.reason().words())), plan.copy(), plan.origin(), List.of(Disposition.RESTORE)));
            case MARK -> carryOut(new Plan(now, decision, plan.copy(), plan.origin(), List.of(Disposition.RESTORE, Disposition.MARK)));
            case HOLD -> holdOn(held, plan);
            case QUARANTINE, JUNK, REMOVE, SOFT_DELETE, DELETE, RESTORE -> carryOut(plan);
        };
    }

    /**
     * Puts a copy back where it was, because a person said so: it is not taken again there. {@code who} and {@code why} go to the
     * ledger first. {@code Fault.Retry} when it is not known whether it worked: asking again is safe.
     */
    public Answer<Receipt> restore(Outcome outcome, String who, String why) {
        Optional<Action> undo = Actions.of(Orders.decisionOf(outcome).disposition()).flatMap(Action::undo);
        if (undo.isEmpty()) {
            return Answer.unknown(new Fault.Unsupported("nothing was done to this message that could be undone"));
        }
        Order order = orders.byPerson(outcome, who, why, clock.instant());
        return journal.release(order, who, why).then(_ -> journal.order(order)).then(_ -> {
            // Pinned before the act: the copy's arrival in the inbox must find the pin, and a person has decided already.
            records.released(order.copy().mailbox(), order.copy().content());
            return carrier.carry(order, undo.get());
        }).then(receipt -> settled(order, receipt));
    }

    private Decision decide(Judgement judgement) {
        MailboxId mailbox = judgement.dossier().intake().notice().mailbox();
        return policy.decide(judgement, Circumstances.of(mailbox, actor.capabilities(mailbox), organisation));
    }

    private static boolean isStop(Decision decision) {
        return decision.reason().code().equals(Policy.STOP);
    }

    private Step<Outcome> carryOut(Plan plan) {
        List<Order> all = plan.todo().stream()
                .map(d -> orders.byPolicy(plan.judgement(), plan.copy(), d, plan.decision(), plan.origin())).toList();
        Guarded guarded = new Guarded(settings.limits(), settings.counter(), records, clock.instant());
        Optional<Guard.Refusal> refusal = all.stream().flatMap(o -> Guards.refusal(o, guarded).stream()).findFirst();
        Decision decision = refusal.map(r -> guardedDecision(plan.decision(), r)).orElse(plan.decision());
        if (journal.verdict(plan.judgement(), decision, settings.limits().dryRun()) instanceof Answer.Unknown<Long> u) {
            return failed(plan, u.fault());
        }
        if (isStop(decision)) {
            return failed(plan, new Fault.Unsupported(decision.reason().words()));
        }
        if (refusal.isPresent()) {
            return switch (refusal.get().effect()) {
                case OBSERVED, LEFT -> new Step.Done<>(new Outcome.Concluded(plan.judgement(), decision, List.of()));
                case STOPPED -> failed(plan, new Fault.Denied(refusal.get().reason().words()));
            };
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Order order : all) {
            if (journal.order(order) instanceof Answer.Unknown<Long> u) {
                return failed(plan, u.fault());
            }
            switch (perform(order)) {
                case Answer.Known<Receipt> k -> receipts.add(k.value());
                case Answer.Unknown<Receipt> u -> {
                    return noRoom(plan, order, u.fault()) ? marked(plan) : failed(plan, u.fault());
                }
            }
            if (settled(order, receipts.getLast()) instanceof Answer.Unknown<Receipt> u) {
                return failed(plan, u.fault());
            }
        }
        return ended(plan, receipts);
    }

    private static Decision guardedDecision(Decision decision, Guard.Refusal refusal) {
        return switch (refusal.effect()) {
            case OBSERVED, STOPPED -> decision;
            case LEFT -> new Decision(Disposition.LEAVE, decision.policyRule(), refusal.reason());
        };
    }

    // Its order stands in the ledger. Counted before the act, so that a guard never learns of an act too late.
    private Answer<Receipt> perform(Order order) {
        settings.counter().count(order.copy().mailbox(), order.id(), clock.instant());
        return carrier.carry(order, Actions.of(order.disposition()).orElseThrow());
    }

    private Answer<Receipt> settled(Order order, Receipt receipt) {
        Copy copy = order.copy();
        if (receipt.after() instanceof Sighting.Present p && !p.id().equals(copy.id())) {
            records.moved(copy.mailbox(), p.id(), copy.content(), order.inspection());
        }
        return journal.receipt(receipt).map(_ -> receipt);
    }

    // The mail system has no room to hide it (EC-093). Only the mail system's answer is asked here: a ledger without room stops the
    // act, and must not turn a quarantine into a mark when it has room again a moment later.
    private boolean noRoom(Plan plan, Order order, Fault fault) {
        boolean hides = order.disposition() == Disposition.HOLD || order.disposition() == Disposition.QUARANTINE;
        return fault instanceof Fault.NoRoom && hides && actor.capabilities(plan.copy().mailbox()).contains(Capability.MARK);
    }

    private Step<Outcome> marked(Plan plan) {
        if (journal.alarm(plan.inspection(), "act.no-room") instanceof Answer.Unknown<Long> u) {
            return failed(plan, u.fault());
        }
        Decision mark = new Decision(Disposition.MARK, plan.decision().policyRule(),
                new Reason("act.no-room", "the mail system has no room to hide it, so its reader is warned"));
        return carryOut(new Plan(plan.judgement(), mark, plan.copy(), plan.origin(), List.of(Disposition.MARK)));
    }

    private Step<Outcome> ended(Plan plan, List<Receipt> receipts) {
        boolean unseen = receipts.stream().anyMatch(r -> r.state() == Receipt.State.NOT_SEEN);
        boolean gone = receipts.stream().anyMatch(r -> r.state() == Receipt.State.GONE);
        boolean held = plan.decision().disposition() == Disposition.HOLD && !unseen && !gone;
        if (unseen && journal.alarm(plan.inspection(), "act.not-seen") instanceof Answer.Unknown<Long> u) {
            return failed(plan, u.fault());
        }
        if (!receipts.isEmpty()
                && journal.outcome(plan.judgement(), held ? "held" : "concluded",
                        plan.decision().reason().code()) instanceof Answer.Unknown<Long> u) {
            return failed(plan, u.fault());
        }
        return new Step.Done<>(held ? held(plan, receipts, receipts.getFirst().at()) : new Outcome.Concluded(plan.judgement(),
                plan.decision(), receipts));
    }

    private Outcome held(Plan plan, List<Receipt> receipts, Instant since) {
        Instant next = clock.instant().plus(policy.hold().lookAgainAfter());
        Instant last = since.plus(policy.hold().atMost());
        return new Outcome.Held(plan.judgement(), plan.decision(), receipts, next.isBefore(last) ? next : last, plan.decision().reason());
    }

    // Nothing is done to the mailbox: what its owner did meanwhile stands.
    private Step<Outcome> holdOn(Outcome.Held held, Plan plan) {
        Instant since = held.receipts().isEmpty() ? held.judgement().pins().asOf() : held.receipts().getFirst().at();
        boolean over = !clock.instant().isBefore(since.plus(policy.hold().atMost()));
        boolean back = over && policy.hold().mark() && actor.capabilities(plan.copy().mailbox()).contains(Capability.MARK);
        Reason reason = over ? new Reason("hold.too-long", "it could not be verified within " + policy.hold().atMost()) : plan.decision().reason();
        Disposition disposition = back ? Disposition.MARK : over ? Disposition.QUARANTINE : Disposition.HOLD;
        Plan next = new Plan(plan.judgement(), new Decision(disposition, plan.decision().policyRule(), reason), plan.copy(), plan.origin(),
                List.of(Disposition.RESTORE, Disposition.MARK));
        Answer<Long> written = over ? journal.alarm(plan.inspection(), "hold.too-long") : Answer.of(0L);
        if (back && written instanceof Answer.Known<Long>) {
            return carryOut(next);
        }
        written = written.then(_ -> journal.verdict(next.judgement(), next.decision(), settings.limits().dryRun()))
                .then(_ -> journal.outcome(next.judgement(), over ? "concluded" : "held", reason.code()));
        if (written instanceof Answer.Unknown<Long> u) {
            return failed(plan, u.fault());
        }
        return new Step.Done<>(over ? new Outcome.Concluded(next.judgement(), next.decision(), held.receipts()) : held(next, held.receipts(), since));
    }

    // A fault that passes is tried again, by looking first. Any other ends in an alarm; the ledger may be what is broken, so whether
    // it takes these two entries does not matter any more. The same judgement may be concluded again when there is room.
    private Step<Outcome> failed(Plan plan, Fault fault) {
        if (fault instanceof Fault.Retry retry) {
            return new Step.Later<>(retry);
        }
        Answer<Long> _ = journal.alarm(plan.inspection(), "stopped").then(_ -> journal.stopped(plan.judgement()));
        return new Step.Done<>(new Outcome.Stopped(plan.judgement(), plan.decision(), fault));
    }
}
