package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What every ledger must do. */
public interface LedgerContract {
    /** A fresh ledger; what it writes by itself (such as START) may stand before the first entry. */
    Ledger ledger();

    /** An entry with this key. */
    static Entry entry(String key) {
        return new Entry(Entry.Kind.VERDICT, key, Instant.parse("2026-11-22T10:00:00Z"),
                new Json.Obj(Map.of("verdict", new Json.Str("clean"))));
    }

    /** The number of an answer. */
    static long number(Answer<Long> answer) {
        return switch (answer) {
            case Answer.Known<Long> k -> k.value();
            case Answer.Unknown<Long> u -> throw new AssertionError("not appended: " + u.fault());
        };
    }

    @Test default void numbersFollowOneAnother() {
        Ledger ledger = ledger();
        long first = number(ledger.append(entry("a")));
        assertThat(number(ledger.append(entry("b")))).isEqualTo(first + 1);
        assertThat(number(ledger.append(entry("c")))).isEqualTo(first + 2);
    }

    @Test default void anEqualKeyChangesNothingAndAnswersTheFirstNumber() {
        Ledger ledger = ledger();
        long a = number(ledger.append(entry("a")));
        long b = number(ledger.append(entry("b")));
        assertThat(number(ledger.append(entry("a")))).isEqualTo(a);
        assertThat(number(ledger.append(entry("c")))).isEqualTo(b + 1);
    }

    @Test default void manyThreadsGetEachNumberOnce() throws InterruptedException {
        Ledger ledger = ledger();
        long base = number(ledger.append(entry("base")));
        ConcurrentLinkedQueue<Long> numbers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            int thread = t;
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 25; i++) {
                    numbers.add(number(ledger.append(entry("t" + thread + "-" + i))));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        TreeSet<Long> sorted = new TreeSet<>(numbers);
        assertThat(sorted).hasSize(200);
        assertThat(sorted.first()).isEqualTo(base + 1);
        assertThat(sorted.last()).isEqualTo(base + 200);
    }
}
