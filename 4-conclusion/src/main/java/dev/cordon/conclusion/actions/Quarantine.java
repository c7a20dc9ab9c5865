package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Hides a copy because it was judged bad: out of whatever folder it is in, the trash and the archive included (EC-074). */
final class Quarantine implements Action {
    @Override public String name() {
        return "quarantine";
    }

    @Override public Disposition disposition() {
        return Disposition.QUARANTINE;
    }

    @Override public Capability needs() {
        return Capability.HIDE;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.role() == Sighting.FolderRole.QUARANTINE;
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Quarantine());
    }

    @Override public Optional<Action> undo() {
        return Optional.of(new Restore());
    }
}
