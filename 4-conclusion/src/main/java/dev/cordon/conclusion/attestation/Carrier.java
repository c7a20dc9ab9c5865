package dev.cordon.conclusion.attestation;

import dev.cordon.conclusion.actions.Action;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out one order: look, act, look again.
 *
 * <p>Looking first makes an order safe to repeat. After a crash, a lost answer or a second worker, the first look shows that it is
 * done already and nothing is done twice (EC-011, EC-091, EC-095). Looking again after makes the receipt true: what a provider
 * says it will do is not what it did. A copy that somebody moved between look and act is looked for again (EC-074).
 */
public final class Carrier {

    private static final int ACTS_MAX = 3;
    private static final Duration MOVING = Duration.ofSeconds(5);

    private final MailActor actor;
    private final InstantSource clock;

    /** Acts through this actor. */
    public Carrier(MailActor actor, InstantSource clock) {
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Does what the order says. {@code Fault.Retry} when it is not known whether it was done: the same order is then carried out
     * again, and looks first. Any other fault means that the mail system refused and the copy was seen not to be as ordered.
     */
    public Answer<Receipt> carry(Order order, Action action) {
        Optional<Sighting> first = Optional.empty();
        Optional<Fault> trouble = Optional.empty();
        boolean accepted = false;
        for (int acts = 0; ; acts++) {
            Answer<Sighting> looked = look(order);
            if (looked instanceof Answer.Unknown<Sighting> u) {
                return Answer.unknown(u.fault());
            }
            Sighting now = ((Answer.Known<Sighting>) looked).value();
            Sighting before = first.orElse(now);
            first = Optional.of(before);
            if (!(now instanceof Sighting.Present present)) {
                return Answer.of(receipt(order, Receipt.State.GONE, before, now, "the copy is nowhere in the mailbox"));
            }
            if (action.isDone(order, present)) {
                return Answer.of(acts == 0 ? receipt(order, Receipt.State.ALREADY, before, now, "it was so when we looked")
                        : receipt(order, Receipt.State.DONE, before, now, "seen after the act"));
            }
            if (trouble.isPresent()) {
                return Answer.unknown(trouble.get());
            }
            if (acts == ACTS_MAX) {
                return accepted ? Answer.of(receipt(order, Receipt.State.NOT_SEEN, before, now, "accepted by the mail system, and not seen"))
                        : Answer.unknown(new Fault.Retry("somebody keeps moving the copy", MOVING));
            }
            switch (action.act(actor, order, present)) {
                case Answer.Known<Sighting.Present> _ -> accepted = true;
                // Moved since we looked: look for it again. Anything else may still have been done: look before believing it.
                case Answer.Unknown<Sighting.Present> u when u.fault() instanceof Fault.Gone -> accepted = false;
                case Answer.Unknown<Sighting.Present> u -> trouble = Optional.of(u.fault());
            }
        }
    }

    private Answer<Sighting> look(Order order) {
        Answer<Sighting> looked = actor.look(order.copy());
        return looked instanceof Answer.Unknown<Sighting> u && u.fault() instanceof Fault.Gone ? Answer.of(new Sighting.Gone()) : looked;
    }

    private Receipt receipt(Order order, Receipt.State state, Sighting before, Sighting after, String words) {
        String code = switch (state) {
            case DONE -> "act.done";
            case ALREADY -> "act.already";
            case GONE -> "act.gone";
            case REFUSED -> "act.refused";
            case NOT_SEEN -> "act.not-seen";
        };
        return new Receipt(order.id(), order.copy(), order.disposition(), state, before, after, clock.instant(), new Reason(code, words));
    }
}
