package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Leaves a copy in place with a visible mark. The bytes of the message are not touched, so signatures stay whole. */
final class Mark implements Action {
    /** The keyword or category; allowed as an IMAP keyword (RFC 9051 §2.3.2) and in JMAP (RFC 8621 §4.1.1). */
    static final String KEYWORD = "cordon-caution";

    @Override public String name() {
        return "mark";
    }

    @Override public Disposition disposition() {
        return Disposition.MARK;
    }

    @Override public Capability needs() {
        return Capability.MARK;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.keywords().stream().anyMatch(KEYWORD::equalsIgnoreCase);
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.mark(order.copy(), seen, KEYWORD, true);
    }

    @Override public Optional<Action> undo() {
        return Optional.of(new Unmark());
    }
}
