package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Takes a copy out of junk again: the undoing of {@link Junk}, reached through it and never ordered by a policy. */
final class Unjunk implements Action {
    @Override public String name() {
        return "unjunk";
    }

    @Override public Disposition disposition() {
        return Disposition.RESTORE;
    }

    @Override public Capability needs() {
        return Capability.HIDE;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return seen.role() != Sighting.FolderRole.JUNK;
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Folder(seen.folder().equals(order.origin()) ? "" : order.origin()));
    }

    @Override public Optional<Action> undo() {
        return Optional.empty();
    }
}
