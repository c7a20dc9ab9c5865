package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Moves a copy to where the provider keeps what was deleted, out of sight and recoverable for a while. */
final class SoftDelete implements Action {
    @Override public String name() {
        return "soft-delete";
    }

    @Override public Disposition disposition() {
        return Disposition.SOFT_DELETE;
    }

    @Override public Capability needs() {
        return Capability.TRASH;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.role() == Sighting.FolderRole.TRASH;
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Recoverable());
    }

    @Override public Optional<Action> undo() {
        return Optional.of(new Restore());
    }
}
