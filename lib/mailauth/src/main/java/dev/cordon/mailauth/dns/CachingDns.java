package dev.cordon.mailauth.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps answers for their time to live, absence and failures for a fixed time, and asks a question once when several threads ask it at
 * the same moment. When it is full, what was used longest ago goes. May be used by many threads.
 */
public final class CachingDns implements Dns {

    private static final int ENTRY_BYTES = 200;
    private static final int RECORD_BYTES = 64;

    private final Dns inner;
    private final InstantSource clock;
    private final CacheLimits limits;
    private final Map<Question, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Question, CompletableFuture<DnsAnswer>> asking = new ConcurrentHashMap<>();
    private long bytes;

    private record Question(String name, RecordType type) {}

    private record Kept(DnsAnswer answer, Instant until, int bytes) {}

    /** A cache before another source of answers. */
    public CachingDns(Dns inner, InstantSource clock, CacheLimits limits) {
        this.inner = inner;
        this.clock = clock;
        this.limits = limits;
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        Question question = new Question(name, type);
        Optional<DnsAnswer> known = known(question);
        if (known.isPresent()) {
            return known.get();
        }
        CompletableFuture<DnsAnswer> mine = new CompletableFuture<>();
        CompletableFuture<DnsAnswer> others = asking.putIfAbsent(question, mine);
        return others == null ? askAndKeep(question, mine) : await(others);
    }

    private Optional<DnsAnswer> known(Question question) {
        Instant now = clock.instant();
        synchronized (kept) {
            return Optional.ofNullable(kept.get(question)).filter(k -> k.until.isAfter(now)).map(Kept::answer);
        }
    }

    private DnsAnswer askAndKeep(Question question, CompletableFuture<DnsAnswer> mine) {
        try {
            // Somebody else's question may have ended between our look and our turn.
            Optional<DnsAnswer> known = known(question);
            DnsAnswer answer = known.orElseGet(() -> inner.ask(question.name, question.type));
            if (known.isEmpty()) {
                keep(question, answer);
            }
            mine.complete(answer);
            return answer;
        } finally {
            asking.remove(question, mine);
            // Only when the source broke its promise not to throw: nobody may wait for ever.
            mine.complete(new DnsAnswer.Failed("the question was given up"));
        }
    }

    private DnsAnswer await(CompletableFuture<DnsAnswer> others) {
        try {
            return others.get(limits.waitMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new DnsAnswer.TimedOut();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.TimedOut();
        } catch (ExecutionException broken) {
            return new DnsAnswer.Failed("the question was given up");
        }
    }

    private void keep(Question question, DnsAnswer answer) {
        Duration lifetime = lifetime(answer);
        int size = size(question, answer);
        if (lifetime.isZero() || size > limits.bytesMax() / 4) {
            return;
        }
        Kept entry = new Kept(answer, clock.instant().plus(lifetime), size);
        synchronized (kept) {
            Kept before = kept.put(question, entry);
            bytes += size - (before == null ? 0 : before.bytes);
            Iterator<Kept> eldest = kept.values().iterator();
            while (kept.size() > limits.entriesMax() || bytes > limits.bytesMax()) {
                bytes -= eldest.next().bytes;
                eldest.remove();
            }
        }
    }

    private Duration lifetime(DnsAnswer answer) {
        return switch (answer) {
            case DnsAnswer.Found(var _, Duration lifetime) -> lifetime.compareTo(limits.lifetimeMin()) < 0 ? limits.lifetimeMin()
                    : lifetime.compareTo(limits.lifetimeMax()) > 0 ? limits.lifetimeMax() : lifetime;
            case DnsAnswer.NoRecords _, DnsAnswer.NoSuchName _ -> limits.negativeLifetime();
            case DnsAnswer.Failed _, DnsAnswer.TimedOut _ -> limits.failureLifetime();
        };
    }

    private static int size(Question question, DnsAnswer answer) {
        long size = ENTRY_BYTES + question.name.length();
        if (answer instanceof DnsAnswer.Found(var records, var _)) {
            for (DnsRecord one : records) {
                size += RECORD_BYTES + switch (one) {
                    case DnsRecord.Text text -> text.length();
                    case DnsRecord.Pointer(String name) -> name.length();
                    case DnsRecord.Exchange(int _, String host) -> host.length();
                    case DnsRecord.Host _ -> 0;
                };
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    /** How many answers are kept, also those whose time is over. */
    public int size() {
        synchronized (kept) {
            return kept.size();
        }
    }
}
