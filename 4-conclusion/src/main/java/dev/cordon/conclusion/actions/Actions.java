package dev.cordon.conclusion.actions;

import dev.cordon.kernel.verdict.Disposition;
import java.util.List;
import java.util.Optional;

/** All actions. */
public final class Actions {

    private static final List<Action> ALL = List.of(
            // keep sorted
            new Hold(),
            new Mark(),
            new Quarantine(),
            new Restore(),
            new Trash(),
            new Unmark());

    private Actions() {}

    /** All of them, by name. */
    public static List<Action> all() {
        return ALL;
    }

    /** The action that carries out a disposition; empty for {@code LEAVE}, which needs none. */
    public static Optional<Action> of(Disposition disposition) {
        return switch (disposition) {
            case LEAVE -> Optional.empty();
            case MARK -> Optional.of(new Mark());
            case HOLD -> Optional.of(new Hold());
            case QUARANTINE -> Optional.of(new Quarantine());
            case REMOVE -> Optional.of(new Trash());
            case RESTORE -> Optional.of(new Restore());
        };
    }
}
