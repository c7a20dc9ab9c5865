package dev.cordon.runtime.simulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Many simulations in a row, for continuous integration and for users. */
public final class Drill {
    /**
     * How a drill went.
     *
     * @param seeds how many ran
     * @param failures the reports of those that failed
     * @param injected what was made to go wrong or to interfere, and how often, by kind
     */
    public record Summary(int seeds, List<Report> failures, long steps, long crashes, long acts, Map<String, Long> injected) {
        /** Copies the list and the map. */
        public Summary {
            failures = List.copyOf(failures);
            injected = Collections.unmodifiableMap(new TreeMap<>(injected));
        }
    }

    private Drill() {}

    /**
     * Runs seeds one after another.
     *
     * @param seeds how many
     * @param from the first seed
     * @param progress told of each report
     */
    public static Summary run(int seeds, long from, Size size, Consumer<Report> progress) {
        return run(seeds, from, size, Setting.INVENTED, progress);
    }

    /** As {@link #run(int, long, Size, Consumer)}, in a place of one's own. */
    public static Summary run(int seeds, long from, Size size, Setting setting, Consumer<Report> progress) {
        Map<String, Long> injected = new TreeMap<>();
        List<Report> failures = new ArrayList<>();
        long steps = 0;
        long crashes = 0;
        long acts = 0;
        for (int i = 0; i < seeds; i++) {
            Report report = Simulation.run(from + i, size, setting);
            report.injected().forEach((kind, count) -> injected.merge(kind, count, Long::sum));
            steps += report.steps();
            crashes += report.crashes();
            acts += report.acts();
            if (!report.passed()) {
                failures.add(report);
            }
            progress.accept(report);
        }
        return new Summary(seeds, failures, steps, crashes, acts, injected);
    }
}
