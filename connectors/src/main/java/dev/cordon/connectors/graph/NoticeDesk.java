package dev.cordon.connectors.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes change notifications on a loopback port; a reverse proxy with a public name and certificate hands them on. Nothing in a
 * notification
 * is trusted: one that proves to be ours only makes us look. It is answered before anything is done, and with the same answer whether it
 * was
 * ours or not.
 */
final class NoticeDesk implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final int TOKEN_CHARS_MAX = 1_024;
    private static final int ITEMS_MAX = 1_000;
    private static final int WAITING_MAX = 200;
    private static final int SEEN_MAX = 10_000;
    private static final Duration SEEN_KEPT = Duration.ofMinutes(10);
    private static final String HARMLESS = " :;.,-_/+=?@#!()[]{}'&%$*";

    /** While one is open, a validation token is echoed. */
    interface Handshake extends AutoCloseable {
        @Override void close();
    }

    private final int port;
    private final String directory;
    private final Function<String, Optional<GraphHooks.Held>> subscriptions;
    private final InstantSource clock;
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer server;
    private boolean closed;

    NoticeDesk(int port, String directory, Function<String, Optional<GraphHooks.Held>> subscriptions, InstantSource clock) {
        this.port = port;
        this.directory = directory;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Listens from now on; listening already is no trouble. */
    synchronized void open() throws FaultFound {
        if (server != null || closed) {
            return;
        }
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING_MAX);
            made.setExecutor(threads);
            made.createContext("/", this::handle);
            made.start();
            server = made;
        } catch (IOException e) {
            throw new FaultFound(new Fault.Retry("port " + port + " for notifications cannot be opened: " + e.getMessage(),
                    Duration.ofMinutes(1)));
        }
    }

    Handshake expectHandshake() {
        handshakes.incrementAndGet();
        return handshakes::decrementAndGet;
    }

    /** How many items or posts were refused. */
    long refused() {
        return refused.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; sandbox");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("POST") || !path.endsWith("/notices") && !path.endsWith("/lifecycle")) {
                refuse(exchange, 404);
                return;
            }
            Optional<String> token = validationToken(exchange.getRequestURI().getRawQuery());
            if (token.isPresent()) {
                echo(exchange, token.get());
            } else {
                take(exchange);
            }
        }
    }

    private void refuse(HttpExchange exchange, int status) throws IOException {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(status, -1);
    }

    private static Optional<String> validationToken(@Nullable String rawQuery) {
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
            if (pair.startsWith("validationToken=")) {
                try {
                    return Optional.of(URLDecoder.decode(pair.substring("validationToken=".length()), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    return Optional.of("");
                }
            }
        }
        return Optional.empty();
    }

    // The answer must be the token exactly. So that nobody can have a text of his own reflected, it is given only while we asked for a
    // handshake, as plain text that no browser takes for anything else, and only characters that mean nothing in HTML.
    private void echo(HttpExchange exchange, String token) throws IOException {
        boolean harmless = !token.isEmpty() && token.length() <= TOKEN_CHARS_MAX && token.chars().allMatch(c -> c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || HARMLESS.indexOf(c) >= 0);
        if (handshakes.get() == 0 || !harmless) {
            refuse(exchange, 400);
            return;
        }
        byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            refuse(exchange, 413);
            return;
        }
        JsonNode items;
        try {
            items = JsonBody.read(body, "a notification").path("value");
        } catch (FaultFound e) {
            refuse(exchange, 400);
            return;
        }
        if (!items.isArray() || items.size() > ITEMS_MAX) {
            refuse(exchange, 400);
            return;
        }
        exchange.sendResponseHeaders(202, -1);
        exchange.getResponseBody().close();
        items.forEach(this::item);
    }

    private void item(JsonNode item) {
        Optional<GraphHooks.Held> held = subscriptions.apply(item.path("subscriptionId").asString(""));
        String tenant = item.path("tenantId").asString("");
        boolean ours = held.isPresent() && same(item.path("clientState").asString(""), held.get().clientState())
                && (!isGuid(directory) || tenant.equalsIgnoreCase(directory));
        if (!ours) {
            refused.incrementAndGet();
            return;
        }
        GraphWatch watch = held.get().watch();
        String event = item.path("lifecycleEvent").asString("");
        switch (event) {
            case "" -> {
                JsonNode what = item.path("resourceData");
                if (isNew(held.get().id() + ' ' + item.path("resource").asString("") + ' ' + item.path("changeType").asString("") + ' '
                        + what.path("@odata.etag").asString(""))) {
                    watch.hint(what.path("id").asString(""));
                }
            }
            case "missed" -> watch.hint("");
            // Also what is added in future: the subscription is seen to, and the feeds are asked.
            default -> watch.renew();
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isGuid(String text) {
        return text.length() == 36 && text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A'
                && c <= 'F');
    }

    // Duplicates are normal and replays possible: each change is a hint once in ten minutes.
    private boolean isNew(String key) {
        Instant now = clock.instant();
        synchronized (seen) {
            Instant before = seen.get(key);
            if (before != null && now.isBefore(before.plus(SEEN_KEPT))) {
                return false;
            }
            seen.remove(key);
            seen.put(key, now);
            if (seen.size() > SEEN_MAX) {
                seen.remove(seen.keySet().iterator().next());
            }
            return true;
        }
    }

    @Override public synchronized void close() {
        closed = true;
        HttpServer open = server;
        if (open != null) {
            open.stop(0);
        }
        threads.shutdownNow();
    }
}
