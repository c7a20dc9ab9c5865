package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Deletes a copy for ever. Only where the configuration allows it, and never in a protected mailbox (EC-086). */
final class Delete implements Action {
    @Override public String name() {
        return "delete";
    }

    @Override public Disposition disposition() {
        return Disposition.DELETE;
    }

    @Override public Capability needs() {
        return Capability.PURGE;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return false;
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.purge(order.copy(), seen).map(_ -> seen);
    }

    @Override public Optional<Action> undo() {
        return Optional.empty();
    }
}
