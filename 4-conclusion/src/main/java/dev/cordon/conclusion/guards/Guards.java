package dev.cordon.conclusion.guards;

import dev.cordon.kernel.verdict.Order;
import java.util.List;
import java.util.Optional;

/** All guards, in the order they are asked: what makes an order pointless first, what makes it an alarm last. */
public final class Guards {

    private static final List<Guard> ALL = List.of(
            new DryRun(),
            new Released(),
            new OrderExpired(),
            new ProtectedMailbox(),
            new NothingForEver(),
            new BlastRadius());

    private Guards() {}

    /** All of them. */
    public static List<Guard> all() {
        return ALL;
    }

    /** The first refusal, if any. */
    public static Optional<Guard.Refusal> refusal(Order order, Guarded guarded) {
        return ALL.stream().flatMap(g -> g.refuses(order, guarded).stream()).findFirst();
    }
}
