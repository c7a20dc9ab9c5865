package dev.cordon.mailauth.bench;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.signature.TestSigner;
import java.time.Instant;
import java.time.InstantSource;
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
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Full authentication of one signed message after another, with a DNS that answers at once. For an idle machine; see {@link AuthCpuTime}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AuthBenchmark {

    private static final int MESSAGES = 64;

    /** The key that signs. */
    @Param({"rsa", "ed25519"})
    public String key = "rsa";

    /** Bytes of a message. */
    @Param({"5000", "100000"})
    public int bytes = 5_000;

    private List<byte[]> mails = List.of();
    private MailAuth auth = MailAuth.of((_, _) -> new dev.cordon.mailauth.dns.DnsAnswer.NoSuchName(), InstantSource.system());
    private int next;

    /** Makes and signs the messages. */
    @Setup(Level.Trial)
    public void load() {
        Letters letters = new Letters(key.equals("rsa") ? TestSigner.rsa(2048) : TestSigner.ed25519());
        mails = letters.make(MESSAGES, bytes, bytes);
        auth = MailAuth.of(letters.dns(), InstantSource.fixed(Instant.ofEpochSecond(1795341000)));
    }

    /** SPF, DKIM, ARC and DMARC of one message. */
    @Benchmark
    public AuthReport full() {
        next = (next + 1) % MESSAGES;
        return auth.check(mails.get(next), Letters.ENVELOPE);
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        new Runner(new OptionsBuilder().include(AuthBenchmark.class.getSimpleName()).build()).run();
    }
}
