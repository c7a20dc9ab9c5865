package dev.cordon.runtime.embedded;

import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.Wired;
import dev.cordon.runtime.Wiring;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class FullLedgerTest {
    private final AtomicBoolean full = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final MemoryMailboxes mail = new MemoryMailboxes(clock);

    @TempDir private Path folder;

    private Running open() throws StartRefused {
        return EmbeddedRuntime.open(EmbeddedRuntimeTest.config(folder), Policy.builtin(), new EmbeddedRuntime.Surroundings(clock,
                _ -> new Door(mail, mail, () -> { }), (common, reader, actor) -> wire(common), 1));
    }

    private Wired wire(Wiring.Common c) {
        Ledger refusing = entry -> {
            if (full.get()) {
                refused.incrementAndGet();
                return Answer.unknown(new Fault.NoRoom("no space left"));
            }
            return c.ledger().append(entry);
        };
        return TestLine.wire(new Wiring.Common(c.organisation(), c.policy(), c.blobs(), c.records(), refusing, c.history(), c.dns(), c.rules(),
                c.settings(), c.clock()),
                mail, mail, v -> v);
    }

    private static long stopped(Running running) {
        return running.standing().counts().getOrDefault("stopped", 0L);
    }

    @Test @EdgeCase("EC-113")
    void aFullLedgerStopsEveryActLosesNothingAndEverythingGoesOnWhenThereIsRoom() throws Exception {
        try (Running running = open()) {
            EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().state().equals("watching"));
            full.set(true);
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
            mail.deliver(ADA, Samples.mail("b", "x@example.net", "bad too", "bad"));
            mail.deliver(ADA, Samples.mail("c", "x@example.net", "good", "good"));
            EmbeddedRuntimeTest.await(running, () -> stopped(running) == 3);
            assertThat(refused.get()).isPositive();
            assertThat(mail.acts()).isEmpty();
            assertThat(running.standing().mailboxes().getFirst().inspected()).isZero();
            assertThat(running.standing().alarms()).anyMatch(a -> a.contains("acting has stopped"));
        }
        // It stays stopped over a restart, and then there is room.
        try (Running running = open()) {
            assertThat(stopped(running)).isEqualTo(3);
            assertThat(mail.acts()).isEmpty();
            full.set(false);
            ahead.set(Duration.ofMinutes(1));
            running.sweep();
            EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().inspected() == 3);
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("quarantine");
            assertThat(mail.folderOf(ADA, 1)).isEqualTo("quarantine");
            assertThat(mail.folderOf(ADA, 2)).isEqualTo("inbox");
            assertThat(mail.acts()).hasSize(2).allMatch(MemoryMailboxes.Act::looked).allMatch(MemoryMailboxes.Act::changed);
        }
    }
}
