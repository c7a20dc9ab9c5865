package dev.cordon.access.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures by the processor time of the calling thread, so that other work on the machine disturbs little; compiling and collecting
 * garbage, which other threads do, is not in it.
 *
 * @param roundSeconds processor time of a round; with 0 a round is one pass over what there is
 * @param rounds how many; the best counts, and the first ones are what warms up
 * @param told hears the name of what is measured after each round
 */
public record Stopwatch(double roundSeconds, int rounds, Consumer<String> told) {

    private static final double NANOS = 1e9;

    /** Measures something done to each of some messages. */
    <T> Figure of(String bench, String name, int bytes, List<T> messages, Consumer<T> work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        Figure best = new Figure(bench, name, bytes, 0, 0);
        for (int round = 0; round < rounds; round++) {
            long start = clock.getCurrentThreadCpuTime();
            long done = 0;
            long spent;
            do {
                messages.forEach(work);
                done += messages.size();
                spent = clock.getCurrentThreadCpuTime() - start;
            } while (spent < roundSeconds * NANOS);
            double rate = done * NANOS / Math.max(1, spent);
            best = rate > best.perSecond() ? new Figure(bench, name, bytes, done, rate) : best;
            told.accept(name);
        }
        return best;
    }
}
