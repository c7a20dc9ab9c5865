package dev.cordon.access.cli;

import dev.cordon.access.bench.Benchmarks;
import dev.cordon.access.bench.Figure;
import dev.cordon.access.bench.Stopwatch;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon bench}: the benchmarks behind the figures in the documentation. */
@Command(name = "bench", header = "Measures the speed of this machine with Cordon.",
        description = {"Measures by the processor time of one thread, over messages made from seeds and signed with keys made for it. No network,"
            + " no files. The best of some rounds counts; the first rounds only warm up.", "",
            "auth: SPF, DKIM, ARC and DMARC of a message, DNS answering from memory; beside it the RSA check of the JDK alone, which is its"
            + " largest part.", "mime: reading the structure of a message and its From.", ""},
        footer = {"", "Examples:", "  cordon bench", "  cordon bench auth --seconds 6", "  cordon bench --json > figures.jsonl"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:measured", "2:the usage is wrong"})
final class BenchCommand implements Callable<Integer> {
    private static final int MESSAGES_MAX = 10_000;
    private static final int SECONDS_MAX = 600;
    private static final int ROUNDS_MAX = 100;

    private final Call call;

    @Mixin Help help = new Help();

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "auth, mime; all when none is named.")
    List<String> what = new ArrayList<>();

    @Option(names = "--messages", paramLabel = "N", description = "How many different messages are made. 200 when not given.")
    int messages = 200;

    @Option(names = "--seconds", paramLabel = "S", description = "Processor time of a round; 0 is one pass over the messages. 3 when not given.")
    double seconds = 3;

    @Option(names = "--rounds", paramLabel = "N", description = "How many rounds. 5 when not given.")
    int rounds = 5;

    @Option(names = "--json", description = "One JSON object a figure on standard output, nothing else there.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    BenchCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        boolean inRange = messages >= 1 && messages <= MESSAGES_MAX && rounds >= 1 && rounds <= ROUNDS_MAX
                && seconds >= 0 && seconds <= SECONDS_MAX;
        if (!inRange) {
            throw new Refusal("--messages is 1 to " + MESSAGES_MAX + ", --rounds 1 to " + ROUNDS_MAX + ", --seconds 0 to " + SECONDS_MAX);
        }
        List<Benchmarks> chosen = chosen();
        if (!json) {
            call.terminal().line(String.format(Locale.ROOT, "%-6s %-32s %9s %14s %9s", "bench", "what", "bytes", "per second", "done"));
        }
        try (Progress progress = new Progress(call.terminal(), call.clock(), !quiet)) {
            int[] done = {0};
            progress.total((long) rounds * chosen.stream().mapToInt(Benchmarks::figures).sum());
            Stopwatch watch = new Stopwatch(seconds, rounds, name -> progress.at(++done[0], name));
            for (Benchmarks bench : chosen) {
                bench.measure(messages, watch, figure -> {
                    progress.clear();
                    print(figure);
                });
            }
        }
        return Exit.FINE;
    }

    private List<Benchmarks> chosen() {
        List<Benchmarks> chosen = new ArrayList<>();
        for (String word : what) {
            Benchmarks found = java.util.Arrays.stream(Benchmarks.values()).filter(b -> b.word().equals(word)).findFirst()
                    .orElseThrow(() -> new Refusal("`" + word + "` is no benchmark: choose among auth, mime"));
            if (!chosen.contains(found)) {
                chosen.add(found);
            }
        }
        return chosen.isEmpty() ? List.of(Benchmarks.values()) : chosen;
    }

    private void print(Figure figure) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("bench", figure.bench());
            line.put("name", figure.name());
            line.put("bytes", figure.bytes());
            line.put("done", figure.done());
            line.put("per_second", figure.perSecond());
            call.terminal().line(JsonLine.of(line));
        } else {
            call.terminal().line(String.format(Locale.ROOT, "%-6s %-32s %,9d %,14.0f %,9d", figure.bench(), figure.name(), figure.bytes(),
                    figure.perSecond(), figure.done()));
        }
    }
}
