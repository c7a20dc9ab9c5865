package dev.cordon.testkit.providers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong next. A script comes first, in order; when it is used up, a seed decides. The same seed and the same requests in the
 * same order give the same troubles.
 */
public final class FakeFaults {
    /** Matches every request. */
    public static final String ANY = "";

    private record Planned(String method, Trouble trouble) {}

    private static final int THOUSAND = 1000;

    private final Deque<Planned> script = new ArrayDeque<>();
    private Random random = new Random(0);
    private int perThousand;
    private List<Trouble> choices = List.of();

    FakeFaults() {}

    /** The next request meets this trouble. */
    public void next(Trouble trouble) {
        next(ANY, trouble);
    }

    /**
     * The next request that holds this method call meets this trouble.
     *
     * @param method such as {@code Email/set}, or {@code session}, {@code download}, {@code eventsource} for those resources
     */
    public synchronized void next(String method, Trouble trouble) {
        script.add(new Planned(method, trouble));
    }

    /** From now on so many of a thousand API requests meet one of these troubles, drawn from the seed. */
    public synchronized void seeded(long seed, int perThousandRequests, List<Trouble> of) {
        random = new Random(seed);
        perThousand = of.isEmpty() ? 0 : perThousandRequests;
        choices = List.copyOf(of);
    }

    /** Nothing goes wrong any more. */
    public synchronized void none() {
        script.clear();
        perThousand = 0;
    }

    /** How many scripted troubles have not happened yet. */
    public synchronized int waiting() {
        return script.size();
    }

    synchronized Optional<Trouble> draw(List<String> methods) {
        for (Planned planned : script) {
            if (planned.method().equals(ANY) || methods.contains(planned.method())) {
                script.remove(planned);
                return Optional.of(planned.trouble());
            }
        }
        if (perThousand > 0 && random.nextInt(THOUSAND) < perThousand) {
            return Optional.of(choices.get(random.nextInt(choices.size())));
        }
        return Optional.empty();
    }
}
