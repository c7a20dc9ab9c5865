package dev.cordon.runtime.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Many simulations in a row, for continuous integration and for users. */
public final class Drill {
    /**
     * How a drill went.
     *
     * @param seeds how many ran
     * @param failures the reports of those that failed
     */
    public record Summary(int seeds, List<Report> failures, long steps, long crashes, long acts) {
        /** Copies the list. */
        public Summary {
            failures = List.copyOf(failures);
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
        List<Report> failures = new ArrayList<>();
        long steps = 0;
        long crashes = 0;
        long acts = 0;
        for (int i = 0; i < seeds; i++) {
            Report report = Simulation.run(from + i, size);
            steps += report.steps();
            crashes += report.crashes();
            acts += report.acts();
            if (!report.passed()) {
                failures.add(report);
            }
            progress.accept(report);
        }
        return new Summary(seeds, failures, steps, crashes, acts);
    }
}
