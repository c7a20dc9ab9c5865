package dev.cordon.testkit.providers.google;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong next. A script comes first, in order; when it is used up, a seed decides. The same seed and the same requests in the
 * same order give the same troubles.
 */
public final class GoogleFaults {
    /** Matches every request. */
    public static final String ANY = "";

    private record Planned(String method, GoogleTrouble trouble) {}

    private static final int THOUSAND = 1000;

    private final Deque<Planned> script = new ArrayDeque<>();
    private Random random = new Random(0);
    private int perThousand;
    private List<GoogleTrouble> choices = List.of();
    private String seededMethods = ANY;

    GoogleFaults() {}

    /** The next request meets this trouble. */
    public void next(GoogleTrouble trouble) {
        next(ANY, trouble);
    }

    /**
     * The next request of this method meets this trouble.
     *
     * @param method its id in the discovery document, such as {@code gmail.users.messages.get}, or {@code token}
     */
    public synchronized void next(String method, GoogleTrouble trouble) {
        script.add(new Planned(method, trouble));
    }

    /** From now on so many of a thousand requests meet one of these troubles, drawn from the seed. */
    public void seeded(long seed, int perThousandRequests, List<GoogleTrouble> of) {
        seeded(seed, perThousandRequests, of, ANY);
    }

    /** The same for requests whose method begins so only. */
    public synchronized void seeded(long seed, int perThousandRequests, List<GoogleTrouble> of, String methodsThatBegin) {
        random = new Random(seed);
        perThousand = of.isEmpty() ? 0 : perThousandRequests;
        choices = List.copyOf(of);
        seededMethods = methodsThatBegin;
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

    synchronized Optional<GoogleTrouble> draw(String method) {
        for (Planned planned : script) {
            if (planned.method().equals(ANY) || planned.method().equals(method)) {
                script.remove(planned);
                return Optional.of(planned.trouble());
            }
        }
        if (perThousand > 0 && method.startsWith(seededMethods) && random.nextInt(THOUSAND) < perThousand) {
            return Optional.of(choices.get(random.nextInt(choices.size())));
        }
        return Optional.empty();
    }
}
