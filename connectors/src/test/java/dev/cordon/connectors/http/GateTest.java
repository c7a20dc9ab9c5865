package dev.cordon.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.connectors.http.Gate.Purpose;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.testkit.EdgeCase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who is let through to a mailbox, and when. */
final class GateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));

    private Gate gate(int atOnce, int inWindow) {
        return new Gate(new Gate.Share(atOnce, inWindow, Duration.ofMinutes(10)), now::get);
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    private static Duration refused(Gate gate, Purpose purpose) {
        AtomicReference<Duration> after = new AtomicReference<>(Duration.ZERO);
        assertThatThrownBy(() -> gate.enter(purpose)).isInstanceOfSatisfying(FaultFound.class, found ->
                after.set(((Fault.Retry) found.fault()).after()));
        return after.get();
    }

    @Test @EdgeCase("EC-010") void aPauseIsKeptByEverybodyAndActingBeginsAMomentEarlier() throws FaultFound {
        Gate gate = gate(3, 1000);
        gate.pause(Duration.ofSeconds(10));
        gate.pause(Duration.ofSeconds(3));
        assertThat(refused(gate, Purpose.ACT)).isEqualTo(Duration.ofSeconds(10));
        assertThat(refused(gate, Purpose.READ)).isEqualTo(Duration.ofSeconds(11));
        pass(Duration.ofSeconds(10));
        gate.enter(Purpose.ACT).close();
        assertThat(refused(gate, Purpose.READ)).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        gate.enter(Purpose.READ).close();
    }

    @Test void aFifthOfTheWindowIsKeptForActing() throws FaultFound {
        Gate gate = gate(3, 100);
        for (int i = 0; i < 80; i++) {
            gate.enter(Purpose.READ).close();
        }
        assertThat(refused(gate, Purpose.READ)).isEqualTo(Duration.ofSeconds(6));
        for (int i = 0; i < 20; i++) {
            gate.enter(Purpose.ACT).close();
        }
        assertThat(refused(gate, Purpose.ACT)).isPositive();
        pass(Duration.ofSeconds(6));
        gate.enter(Purpose.ACT).close();
        assertThat(refused(gate, Purpose.READ)).isPositive();
    }

    @Test void onePlaceIsKeptForActingAndWhoActsGoesBeforeWhoReads() throws Exception {
        Gate gate = gate(3, 1000);
        Gate.Pass first = gate.enter(Purpose.READ);
        Gate.Pass second = gate.enter(Purpose.READ);
        Gate.Pass third = gate.enter(Purpose.ACT);
        assertThat(gate.inside()).isEqualTo(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Gate.Pass> reading = threads.submit(() -> gate.enter(Purpose.READ));
            Future<Gate.Pass> acting = threads.submit(() -> gate.enter(Purpose.ACT));
            while (gate.waiting() < 2) {
                Thread.onSpinWait();
            }
            first.close();
            first.close();
            Gate.Pass acts = acting.get(60, TimeUnit.SECONDS);
            // One reader left: there is one place for reading, but all three places are taken until somebody goes.
            second.close();
            Gate.Pass reads = reading.get(60, TimeUnit.SECONDS);
            assertThat(gate.inside()).isEqualTo(3);
            acts.close();
            reads.close();
        }
        third.close();
        assertThat(gate.inside()).isZero();
        assertThat(gate.quiet(Duration.ZERO)).isTrue();
    }
}
