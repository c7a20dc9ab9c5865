package dev.cordon.testkit.providers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The open event source connections (RFC 8620 §7.3) of one fake. */
final class EventStreams {
    private static final String END = "end";
    private static final int PING_SECONDS_MAX = 300;

    private record Stream(String accountId, BlockingQueue<String> events) {}

    private final List<Stream> open = new CopyOnWriteArrayList<>();

    int count() {
        return open.size();
    }

    void changed(String accountId, String data) {
        open.stream().filter(s -> s.accountId().equals(accountId)).forEach(s -> s.events().add("event: state\ndata: " + data + "\n\n"));
    }

    void dropAll() {
        open.forEach(s -> s.events().add(END));
    }

    /** Answers on this exchange until the client goes, the stream is dropped, or one state was told and {@code closeafter=state}. */
    void serve(HttpExchange exchange, String accountId, int pingSeconds, boolean closeAfterState) throws IOException {
        Stream stream = new Stream(accountId, new LinkedBlockingQueue<>());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, 0);
        open.add(stream);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(": listening\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            Duration ping = Duration.ofSeconds(pingSeconds <= 0 ? PING_SECONDS_MAX : Math.min(pingSeconds, PING_SECONDS_MAX));
            boolean told = false;
            while (!(told && closeAfterState)) {
                String event = stream.events().poll(ping.toMillis(), TimeUnit.MILLISECONDS);
                if (END.equals(event)) {
                    break;
                }
                told = event != null;
                String text = event != null ? event : "event: ping\ndata: {\"interval\":" + ping.toSeconds() + "}\n\n";
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(stream);
        }
    }
}
