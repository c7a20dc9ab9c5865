package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** Puts a hidden copy back into the folder it was first seen in, or into the inbox when that folder is gone or not known. */
final class Restore implements Action {
    @Override public String name() {
        return "restore";
    }

    @Override public Disposition disposition() {
        return Disposition.RESTORE;
    }

    @Override public Capability needs() {
        return Capability.HIDE;
    }

    @Override public boolean isDone(Order order, Sighting.Present seen) {
        return switch (seen.role()) {
            case QUARANTINE -> false;
            // Its owner had thrown it away before we came: that is where it goes back to, once.
            case TRASH -> seen.folder().equals(order.origin());
            case INBOX, JUNK, ARCHIVE, SENT, DRAFTS, OTHER -> true;
        };
    }

    @Override public Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen) {
        return actor.move(order.copy(), seen, new Place.Folder(seen.folder().equals(order.origin()) ? "" : order.origin()));
    }

    @Override public Optional<Action> undo() {
        return Optional.empty();
    }
}
