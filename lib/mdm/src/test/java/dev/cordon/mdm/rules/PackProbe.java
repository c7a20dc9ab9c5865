package dev.cordon.mdm.rules;

import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a pack takes for real messages, in CPU time of the thread: {@code PackProbe MAIL-FOLDER EVERY [PREFIX]}, six rounds or
 * {@code -Drounds}. Reading the messages is
 * timed by itself; each message is asked for the first time, so what is computed late in the model is in the rules' time.
 */
public final class PackProbe {
    private PackProbe() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        String prefix = arguments.length > 2 ? arguments[2] : "detection-rules";
        long start = cpu();
        List<CheckedRule> rules = RuleWorld.rules(prefix);
        long checked = cpu();
        Pack pack = Pack.compile(rules);
        long compiled = cpu();
        System.out.printf(Locale.ROOT, "%d rules: read and checked %.0f ms, compiled %.0f ms%n", rules.size(), millis(checked - start),
            millis(compiled - checked));
        pack.prepare();
        System.out.printf(Locale.ROOT, "tables %.0f ms, %d KiB%n", millis(cpu() - compiled), pack.tableBytes() >> 10);
        List<byte[]> messages = RuleWorld.messages(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        for (int round = 0; round < Integer.getInteger("rounds", 6); round++) {
            round(pack, messages, round);
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap after: %d MiB, tables %d KiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20,
            pack.tableBytes() >> 10);
        if (System.getProperty("rules") != null) {
            slowest(rules, messages);
        }
    }

    private static void round(Pack pack, List<byte[]> messages, int round) {
        long reading = 0;
        long first = 0;
        long again = 0;
        long matches = 0;
        long undecided = 0;
        List<Long> times = new ArrayList<>();
        for (byte[] raw : messages) {
            long a = cpu();
            Input input = RuleWorld.input(raw);
            long b = cpu();
            Outcomes outcomes = pack.evaluate(input);
            long c = cpu();
            pack.evaluate(input);
            long d = cpu();
            reading += b - a;
            first += c - b;
            again += d - c;
            times.add(d - c);
            matches += outcomes.matches().cardinality();
            undecided += outcomes.undecided().cardinality();
        }
        times.sort(null);
        double count = messages.size();
        System.out.printf(Locale.ROOT, "round %d: %.0f messages: reading %.3f ms, rules with late values %.3f ms, rules alone %.3f ms"
            + " (median %.3f, 95 %% %.3f, most %.3f); matches %.2f, undecided %.1f%n", round, count, millis(reading) / count,
                millis(first) / count,
            millis(again) / count, millis(times.get(times.size() / 2)), millis(times.get(times.size() * 95 / 100)), millis(times.getLast()),
            matches / count, undecided / count);
    }

    private static void slowest(List<CheckedRule> rules, List<byte[]> messages) {
        List<Input> inputs = messages.stream().map(RuleWorld::input).toList();
        List<String> lines = new ArrayList<>();
        for (CheckedRule rule : rules) {
            Pack one = Pack.compile(List.of(rule));
            one.prepare();
            long best = Long.MAX_VALUE;
            for (int turn = 0; turn < 3; turn++) {
                long start = cpu();
                inputs.forEach(one::evaluate);
                best = Math.min(best, cpu() - start);
            }
            lines.add(String.format(Locale.ROOT, "%10.2f us %s", best / 1e3 / inputs.size(), rule.id()));
        }
        lines.sort(java.util.Comparator.reverseOrder());
        lines.stream().limit(40).forEach(System.out::println);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
