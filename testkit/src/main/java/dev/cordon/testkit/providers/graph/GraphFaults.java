package dev.cordon.testkit.providers.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong next. A script comes first, in order; then what always goes wrong; then a seed decides. The same seed and the same
 * requests in the same order give the same troubles.
 */
public final class GraphFaults {
    /** Matches every request. */
    public static final String ANY = "";

    private record Planned(String operation, GraphTrouble trouble) {}

    private static final int THOUSAND = 1000;

    private final List<Planned> script = new ArrayList<>();
    private final List<Planned> always = new ArrayList<>();
    private Random random = new Random(0);
    private int perThousand;
    private List<GraphTrouble> choices = List.of();

    GraphFaults() {}

    /** The next request meets this trouble. */
    public void next(GraphTrouble trouble) {
        next(ANY, trouble);
    }

    /**
     * The next request whose operation holds this text meets this trouble.
     *
     * @param operation method and path template, such as {@code POST /users/{user-id}/messages/{message-id}/move}, or a part of it; the
     * token
     *     endpoint is {@code token}
     */
    public synchronized void next(String operation, GraphTrouble trouble) {
        script.add(new Planned(operation, trouble));
    }

    /** From now on every request whose operation holds this text meets this trouble, until {@link #none}. */
    public synchronized void always(String operation, GraphTrouble trouble) {
        always.add(new Planned(operation, trouble));
    }

    /** From now on so many of a thousand requests meet one of these troubles, drawn from the seed. */
    public synchronized void seeded(long seed, int perThousandRequests, List<GraphTrouble> of) {
        random = new Random(seed);
        perThousand = of.isEmpty() ? 0 : perThousandRequests;
        choices = List.copyOf(of);
    }

    /** Nothing goes wrong any more. */
    public synchronized void none() {
        script.clear();
        always.clear();
        perThousand = 0;
    }

    /** How many scripted troubles have not happened yet. */
    public synchronized int waiting() {
        return script.size();
    }

    synchronized Optional<GraphTrouble> draw(String operation) {
        for (Iterator<Planned> planned = script.iterator(); planned.hasNext();) {
            Planned next = planned.next();
            if (operation.contains(next.operation())) {
                planned.remove();
                return Optional.of(next.trouble());
            }
        }
        for (Planned planned : always) {
            if (operation.contains(planned.operation())) {
                return Optional.of(planned.trouble());
            }
        }
        if (perThousand > 0 && random.nextInt(THOUSAND) < perThousand) {
            return Optional.of(choices.get(random.nextInt(choices.size())));
        }
        return Optional.empty();
    }
}
