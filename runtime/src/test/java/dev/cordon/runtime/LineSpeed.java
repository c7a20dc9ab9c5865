package dev.cordon.runtime;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.message.Raw;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the whole line over a folder of messages: {@code java … LineSpeed FOLDER [ROUNDS [OUT]]}. Prints one line a round and the
 * slowest messages. With {@code OUT} it writes the canonical judgement (the dossier within it) of every message there, for comparing two builds:
 * the clock stands still, so the same line gives the same bytes.
 */
public final class LineSpeed {
    private static final int SLOWEST = 20;

    private record Taken(long cpu, Path path) {}

    private LineSpeed() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            paths = walk.filter(Files::isRegularFile).sorted().toList();
        }
        List<byte[]> mails = new ArrayList<>();
        for (Path path : paths) {
            mails.add(Files.readAllBytes(path));
        }
        Submission submission = new Submission(Organisation.NONE, Policy.builtin(), () -> Instant.EPOCH);
        if (arguments.length > 2) {
            write(submission, mails, Path.of(arguments[2]));
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        for (int round = 1; round <= rounds; round++) {
            round(submission, paths, mails, round == rounds);
        }
    }

    private static void round(Submission submission, List<Path> paths, List<byte[]> mails, boolean last) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Taken> taken = new ArrayList<>();
        long[] stages = new long[4];
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < mails.size(); i++) {
            long before = threads.getCurrentThreadCpuTime();
            StageNanos nanos = submission.examine("m", Raw.owning(mails.get(i))).nanos();
            taken.add(new Taken(threads.getCurrentThreadCpuTime() - before, paths.get(i)));
            stages[0] += nanos.initiation();
            stages[1] += nanos.application();
            stages[2] += nanos.verification();
            stages[3] += nanos.conclusion();
        }
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        taken.sort(Comparator.comparingLong(Taken::cpu));
        System.out.printf("%.0f messages per CPU second, %.3f ms each, p50 %.2f, p99 %.2f, longest %.1f ms; wall by stage %.3f %.3f %.3f %.3f ms%n",
                mails.size() / seconds, seconds * 1e3 / mails.size(), taken.get(taken.size() / 2).cpu / 1e6,
                taken.get((int) (taken.size() * 0.99)).cpu / 1e6, taken.getLast().cpu / 1e6, stages[0] / 1e6 / mails.size(),
                stages[1] / 1e6 / mails.size(), stages[2] / 1e6 / mails.size(), stages[3] / 1e6 / mails.size());
        if (last) {
            taken.reversed().stream().limit(SLOWEST).forEach(t -> System.out.printf("%.1f ms %s%n", t.cpu / 1e6, t.path));
        }
    }

    private static void write(Submission submission, List<byte[]> mails, Path file) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            for (byte[] mail : mails) {
                Answer<Outcome> outcome = submission.examine("m", Raw.owning(mail)).outcome();
                out.println(outcome instanceof Answer.Known<Outcome> k ? Canonical.text(k.value().judgement()) : "no outcome");
            }
        }
    }
}
