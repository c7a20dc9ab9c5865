package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Moves a copy to the provider's own junk folder, where its owner sees it and can take it back. */
final class Junk implements Action {
    @Override public String name() {
        return "junk";
    }

    @Override public Disposition disposition() {
        return Disposition.JUNK;
    }

    @Override public Capability needs() {
        return Capability.HIDE;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.role() == Sighting.FolderRole.JUNK;
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Junk());
    }

    @Override public Optional<Action> undo() {
        return Optional.of(new Unjunk());
    }
}
