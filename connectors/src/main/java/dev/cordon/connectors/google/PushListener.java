package dev.cordon.connectors.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.GoogleConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes Pub/Sub's pushes where pulling is not wanted. On loopback, behind a proxy with TLS. A push that is not believed is refused before
 * its body is read; one that is believed is a hint about a mailbox and answered at once.
 */
final class PushListener implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final int CONNECTIONS_WAITING_MAX = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PushProof proof;
    private final Consumer<String> hint;

    private PushListener(HttpServer server, PushProof proof, Consumer<String> hint) {
        this.server = server;
        this.proof = proof;
        this.hint = hint;
    }

    static PushListener open(GoogleConfig google, PushProof proof, Consumer<String> hint) {
        int colon = google.pushListen().lastIndexOf(':');
        try {
            int port = Integer.parseInt(google.pushListen().substring(colon + 1));
            InetAddress host = InetAddress.getByName(google.pushListen().substring(0, Math.max(0, colon)));
            if (!host.isLoopbackAddress()) {
                throw new IllegalArgumentException("push-listen is plain HTTP: use 127.0.0.1 and a proxy with TLS");
            }
            PushListener listener = new PushListener(HttpServer.create(new InetSocketAddress(host, port), CONNECTIONS_WAITING_MAX), proof, hint);
            listener.server.setExecutor(listener.threads);
            listener.server.createContext("/", listener::handle);
            listener.server.start();
            return listener;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalArgumentException("push-listen `" + google.pushListen() + "` cannot be opened: it must be HOST:PORT of a free port", e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        try {
            if (!proof.refusal(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")).isEmpty()) {
                return 401;
            }
        } catch (FaultFound e) {
            // Google's keys cannot be had: Pub/Sub tries again later.
            return 503;
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return 413;
        }
        try {
            hint.accept(PubSubWake.address(JsonBody.read(body, "a push").path("message").path("data").asString("")));
        } catch (FaultFound e) {
            return 400;
        }
        return 204;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
