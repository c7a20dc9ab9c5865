package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Takes the mark off again: the undoing of {@link Mark}, reached through it and never ordered by a policy. */
final class Unmark implements Action {
    @Override public String name() {
        return "unmark";
    }

    @Override public Disposition disposition() {
        return Disposition.RESTORE;
    }

    @Override public Capability needs() {
        return Capability.MARK;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.keywords().stream().noneMatch(Mark.KEYWORD::equalsIgnoreCase);
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.mark(order.copy(), seen, Mark.KEYWORD, false);
    }

    @Override public Optional<Action> undo() {
        return Optional.empty();
    }
}
