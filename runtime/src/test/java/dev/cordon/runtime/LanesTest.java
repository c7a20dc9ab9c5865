package dev.cordon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachLaneKeepsItsOrderAndNoMoreRunTogetherThanAllowed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int together = 1 + random.nextInt(6);
        int keys = 1 + random.nextInt(12);
        ConcurrentLinkedQueue<Throwable> defects = new ConcurrentLinkedQueue<>();
        Map<String, List<Integer>> ran = new ConcurrentHashMap<>();
        Map<String, List<Integer>> wanted = new ConcurrentHashMap<>();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int thrown = 0;
        try (Lanes lanes = new Lanes(together, (_, e) -> defects.add(e))) {
            for (int i = 0; i < 3_000; i++) {
                String key = "k" + random.nextInt(keys);
                boolean breaks = random.nextInt(50) == 0;
                thrown += breaks ? 1 : 0;
                int number = i;
                wanted.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
                assertThat(lanes.run(key, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    ran.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
                    if (number % 7 == 0) {
                        Thread.yield();
                    }
                    running.decrementAndGet();
                    if (breaks) {
                        throw new IllegalStateException("planted");
                    }
                })).isTrue();
            }
            lanes.awaitQuiet();
        }
        assertThat(ran).as("seed " + seed).isEqualTo(wanted);
        assertThat(most.get()).as("seed " + seed).isBetween(1, together);
        assertThat(defects).as("seed " + seed).hasSize(thrown);
    }

    @Test void differentKeysRunTogether() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        try (Lanes lanes = new Lanes(2, (_, e) -> { })) {
            for (String key : List.of("a", "b")) {
                lanes.run(key, () -> {
                    both.countDown();
                    try {
                        both.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            both.await();
            lanes.awaitQuiet();
        }
        assertThat(both.getCount()).isZero();
    }

    @Test void closedLanesTakeNothing() {
        Lanes lanes = new Lanes(1, (_, e) -> { });
        lanes.close();
        assertThat(lanes.run("a", () -> { })).isFalse();
    }
}
