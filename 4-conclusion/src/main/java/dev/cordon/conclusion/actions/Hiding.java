package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Moves a copy into the quarantine folder, out of whatever folder it is in; what the actions that do so differ in is why. */
interface Hiding extends Action {
    @Override default Capability needs() {
        return Capability.HIDE;
    }

    @Override default boolean isDone(Order order, Sighting.Present seen) {
        return seen.role() == Sighting.FolderRole.QUARANTINE;
    }

    @Override default Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Quarantine());
    }

    @Override default Optional<Action> undo() {
        return Optional.of(new Restore());
    }
}
