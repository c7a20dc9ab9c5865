package dev.cordon.conclusion.actions;

import dev.cordon.kernel.verdict.Disposition;
import java.util.List;
import java.util.Optional;

/** All actions. */
public final class Actions {

    private static final List<Action> ALL = List.of(
            // keep sorted
            new Delete(),
            new Hold(),
            new Junk(),
            new Mark(),
            new Quarantine(),
            new Restore(),
            new SoftDelete(),
            new Trash(),
            new Unjunk(),
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
            case JUNK -> Optional.of(new Junk());
            case REMOVE -> Optional.of(new Trash());
            case SOFT_DELETE -> Optional.of(new SoftDelete());
            case DELETE -> Optional.of(new Delete());
            case RESTORE -> Optional.of(new Restore());
        };
    }
}
