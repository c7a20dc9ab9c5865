package dev.cordon.mime.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Reads the same messages with this library, with Mime4j (token stream and DOM) and with Angus Mail. Each reads the whole
 * structure, every header decoded, the addresses of From, To and Cc, and every body decoded, text to characters.
 *
 * <p>How to run it stands in docs/performance.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {

    /** What is read: {@code corpus} is labelled real mail, {@code attachments} are made messages of 1 to 8 MiB. */
    @Param({"corpus", "attachments"})
    public String messages = "corpus";

    private List<byte[]> mails = List.of();

    /** Loads the messages. */
    @Setup(Level.Trial)
    public void load() {
        mails = messages.equals("corpus") ? Mails.corpus() : Mails.attachments();
        long bytes = mails.stream().mapToLong(mail -> mail.length).sum();
        System.out.printf("%n# %s: %,d messages, %,d bytes%n", messages, mails.size(), bytes);
    }

    /** This library. */
    @Benchmark
    public long cordon() {
        return mails.stream().mapToLong(Readers::cordon).sum();
    }

    /** Mime4j, token stream. */
    @Benchmark
    public long mime4jStream() {
        return mails.stream().mapToLong(Readers::mime4jStream).sum();
    }

    /** Mime4j, DOM. */
    @Benchmark
    public long mime4jDom() {
        return mails.stream().mapToLong(Readers::mime4jDom).sum();
    }

    /** Angus Mail. */
    @Benchmark
    public long angus() {
        return mails.stream().mapToLong(Readers::angus).sum();
    }

    /** Runs every benchmark, or those whose name is given. */
    public static void main(String[] names) throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.jvmArgs("-Xmx4g", "-Dcorpus=" + System.getProperty("corpus", "corpus"));
        if (names.length == 0) {
            options.include(ReadingBenchmark.class.getSimpleName());
        }
        for (String name : names) {
            options.include(ReadingBenchmark.class.getSimpleName() + "." + name);
        }
        for (RunResult result : new Runner(options.build()).run()) {
            String kind = result.getParams().getParam("messages");
            List<byte[]> mails = kind.equals("corpus") ? Mails.corpus() : Mails.attachments();
            double seconds = result.getPrimaryResult().getScore() / 1000;
            double mebibytes = mails.stream().mapToLong(mail -> mail.length).sum() / 1048576.0;
            System.out.printf("%-14s %-12s %8.1f MiB/s %10.1f messages/s%n", result.getPrimaryResult().getLabel(), kind,
                    mebibytes / seconds, mails.size() / seconds);
        }
    }
}
