package dev.cordon.connectors.jmap;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An open event source (RFC 8620 §7.3; the format is that of the WHATWG HTML standard, "server-sent events"). Chunks of bytes are asked
 * for one at a time, so that a server that floods us fills its own buffers and not ours; an event over the limit ends the stream.
 */
final class EventStream implements AutoCloseable {
    private static final int EVENT_BYTES_MAX = 256 * 1024;
    private static final byte[] END = {};

    /** One event. */
    record Event(String name, String text) {}

    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> upstream = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Deque<Event> ready = new ArrayDeque<>();
    private String name = "";
    private final StringBuilder text = new StringBuilder();
    private volatile boolean closed;

    /** What takes the body of the response: this stream for 200, nothing else. */
    BodySubscriber<Void> subscriber(int status) {
        return status == 200 ? new Chunks() : BodySubscribers.replacing(null);
    }

    /** The next event; nothing when none came in this time. The stream is over when {@link #over()}. */
    Optional<Event> next(Duration within) throws InterruptedException {
        while (ready.isEmpty() && !closed) {
            byte @Nullable [] chunk = chunks.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            if (chunk == null) {
                return Optional.empty();
            }
            if (chunk == END) {
                closed = true;
            } else {
                read(chunk);
                upstream.join().request(1);
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    boolean over() {
        return closed && ready.isEmpty();
    }

    private void read(byte[] chunk) {
        for (byte b : chunk) {
            if (b == '\n') {
                line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (b != '\r') {
                line.write(b);
            }
            if (line.size() + text.length() > EVENT_BYTES_MAX) {
                close();
                return;
            }
        }
    }

    private void line(String content) {
        if (content.isEmpty()) {
            if (!text.isEmpty() || !name.isEmpty()) {
                ready.add(new Event(name, text.toString()));
            }
            name = "";
            text.setLength(0);
        } else if (content.startsWith("event:")) {
            name = content.substring("event:".length()).strip();
        } else if (content.startsWith("data:")) {
            text.append(content.substring("data:".length()).strip()).append('\n');
        }
    }

    @Override public void close() {
        closed = true;
        var _ = upstream.thenAccept(Flow.Subscription::cancel);
        chunks.add(END);
    }

    private final class Chunks implements BodySubscriber<Void> {
        @Override public CompletionStage<Void> getBody() {
            // Complete at once: the response is handed over as soon as its head is here.
            return CompletableFuture.completedFuture(null);
        }

        @Override public void onSubscribe(Flow.Subscription subscription) {
            boolean first = upstream.complete(subscription);
            if (closed || !first) {
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        @Override public void onNext(List<ByteBuffer> buffers) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                all.write(bytes, 0, bytes.length);
            }
            if (all.size() == 0) {
                upstream.join().request(1);
            } else {
                chunks.add(all.toByteArray());
            }
        }

        @Override public void onError(Throwable cause) {
            chunks.add(END);
        }

        @Override public void onComplete() {
            chunks.add(END);
        }
    }
}
