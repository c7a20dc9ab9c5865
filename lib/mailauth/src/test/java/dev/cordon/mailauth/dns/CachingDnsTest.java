package dev.cordon.mailauth.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachingDnsTest {

    private final Ticking clock = new Ticking();
    private final AtomicInteger asked = new AtomicInteger();

    private static DnsAnswer text(String text, Duration lifetime) {
        return new DnsAnswer.Found(List.of(new DnsRecord.Text(text.getBytes(StandardCharsets.UTF_8))), lifetime);
    }

    private CachingDns cache(DnsAnswer answer) {
        return new CachingDns((_, _) -> {
            asked.incrementAndGet();
            return answer;
        }, clock, CacheLimits.STANDARD);
    }

    @Test
    void keepsRecordsForTheirTimeToLive() {
        CachingDns dns = cache(text("a", Duration.ofMinutes(1)));
        dns.ask("a.example", RecordType.TXT);
        clock.pass(Duration.ofSeconds(59));
        assertThat(dns.ask("a.example", RecordType.TXT)).isEqualTo(text("a", Duration.ofMinutes(1)));
        assertThat(asked).hasValue(1);
        clock.pass(Duration.ofSeconds(1));
        dns.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(2);
        dns.ask("a.example", RecordType.A);
        assertThat(asked).hasValue(3);
    }

    @Test
    void boundsTheTimeToLiveOnBothSides() {
        CachingDns never = cache(text("a", Duration.ZERO));
        never.ask("a.example", RecordType.TXT);
        never.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(1);
        CachingDns ever = cache(text("a", Duration.ofDays(1000)));
        ever.ask("a.example", RecordType.TXT);
        clock.pass(Duration.ofDays(2));
        ever.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(3);
    }

    @Test
    void keepsAbsenceForAFixedTimeAndFailuresForLess() {
        CachingDns absent = cache(new DnsAnswer.NoSuchName());
        absent.ask("a.example", RecordType.TXT);
        clock.pass(Duration.ofMinutes(4));
        absent.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(1);
        CachingDns broken = cache(new DnsAnswer.TimedOut());
        broken.ask("a.example", RecordType.TXT);
        broken.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(2);
        clock.pass(Duration.ofSeconds(6));
        broken.ask("a.example", RecordType.TXT);
        assertThat(asked).hasValue(3);
    }

    @Test
    void dropsWhatWasUsedLongestAgoWhenFull() {
        CacheLimits three = new CacheLimits(3, 1 << 20, Duration.ZERO, Duration.ofDays(1), Duration.ofMinutes(5), Duration.ZERO,
                Duration.ofSeconds(1));
        List<String> names = new ArrayList<>();
        CachingDns dns = new CachingDns((name, _) -> {
            names.add(name);
            return text("x", Duration.ofHours(1));
        }, clock, three);
        for (String name : List.of("a", "b", "c", "a", "d", "a", "b")) {
            dns.ask(name, RecordType.TXT);
        }
        assertThat(names).containsExactly("a", "b", "c", "d", "b");
        assertThat(dns.size()).isEqualTo(3);
    }

    @Test
    void isBoundedInBytesToo() {
        CacheLimits small = new CacheLimits(1_000, 10_000, Duration.ZERO, Duration.ofDays(1), Duration.ofMinutes(5), Duration.ZERO,
                Duration.ofSeconds(1));
        CachingDns dns = new CachingDns((name, _) -> text(name.startsWith("huge") ? "x".repeat(9_000) : "x".repeat(1_000),
                Duration.ofHours(1)), clock, small);
        for (int i = 0; i < 100; i++) {
            dns.ask("n" + i, RecordType.TXT);
        }
        assertThat(dns.size()).isBetween(5, 9);
        int before = dns.size();
        dns.ask("huge", RecordType.TXT);
        assertThat(dns.size()).isEqualTo(before);
    }

    @Test
    void asksOnceWhenManyAskAtTheSameMoment() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CachingDns dns = new CachingDns((_, _) -> {
            asked.incrementAndGet();
            entered.countDown();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return text("a", Duration.ofHours(1));
        }, clock, CacheLimits.STANDARD);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<DnsAnswer>> all = new ArrayList<>();
            all.add(threads.submit(() -> dns.ask("a.example", RecordType.TXT)));
            entered.await();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> dns.ask("a.example", RecordType.TXT)));
            }
            go.countDown();
            for (Future<DnsAnswer> one : all) {
                assertThat(one.get()).isEqualTo(text("a", Duration.ofHours(1)));
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aSourceThatBreaksIsAskedAgain() {
        CachingDns dns = new CachingDns((_, _) -> {
            throw new IllegalStateException("number " + asked.incrementAndGet());
        }, clock, CacheLimits.STANDARD);
        assertThatThrownBy(() -> dns.ask("a", RecordType.A)).hasMessage("number 1");
        assertThatThrownBy(() -> dns.ask("a", RecordType.A)).hasMessage("number 2");
    }

    @Test
    void aBudgetEndsByCountOrByTime() {
        BudgetDns two = new BudgetDns(cache(new DnsAnswer.NoRecords()), clock, 2, Duration.ofSeconds(20));
        assertThat(two.ask("a", RecordType.A)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(two.ask("b", RecordType.A)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(two.exhausted()).isFalse();
        assertThat(two.ask("c", RecordType.A)).isInstanceOf(DnsAnswer.TimedOut.class);
        assertThat(two.exhausted()).isTrue();
        assertThat(two.questions()).isEqualTo(2);
        BudgetDns late = new BudgetDns(cache(new DnsAnswer.NoRecords()), clock, 100, Duration.ofSeconds(20));
        clock.pass(Duration.ofSeconds(20));
        assertThat(late.ask("a", RecordType.A)).isInstanceOf(DnsAnswer.TimedOut.class);
    }
}
