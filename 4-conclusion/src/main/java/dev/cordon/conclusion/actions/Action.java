package dev.cordon.conclusion.actions;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Optional;

/** What can be done to one copy, once, and how it is undone. */
public interface Action {
    /** Its name, the name of its page in docs/actions. */
    String name();

    /** The disposition it carries out. */
    Disposition disposition();

    /** What the connector must be able to do. */
    Capability needs();

    /** Whether the copy already is as ordered. */
    boolean isDone(Order order, Sighting.Present seen);

    /** Does it, to a copy that was just seen. */
    Answer<Sighting.Present> act(MailActor actor, Order order, Sighting.Present seen);

    /** What puts it back; empty for what is itself an undoing. */
    Optional<Action> undo();
}
