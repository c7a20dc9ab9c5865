package dev.cordon.testkit.providers.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends change notifications to subscribers. They can be dropped, doubled, or held back and sent later in reverse order; what is not
 * accepted with 2xx is sent again with the next one.
 */
final class GraphNotices implements AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration VALIDATE_WITHIN = Duration.ofSeconds(10);
    private static final Duration ACCEPT_WITHIN = Duration.ofSeconds(3);

    private record Post(String url, ObjectNode item) {}

    private final FakeGraph fake;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("graph notices").factory());
    private @Nullable HttpClient client;
    private final List<Post> held = new ArrayList<>();
    private int drop;
    private boolean doubled;
    private boolean holding;
    private int sent;

    GraphNotices(FakeGraph fake) {
        this.fake = fake;
    }

    // Made when the first notification is sent: many a fake never sends one.
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
            client = made;
        }
        return made;
    }

    /** The handshake: the subscriber must echo an opaque token as plain text. Empty when it did, else what was wrong. */
    String validate(String url) {
        String token = "Validation: Testing client application reachability for subscription " + fake.clock().millis();
        String target = url + (url.contains("?") ? "&" : "?") + "validationToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(target)).timeout(VALIDATE_WITHIN)
                    .header("Content-Type", "text/plain; charset=utf-8").POST(HttpRequest.BodyPublishers.noBody()).build();
            HttpResponse<byte[]> response = client().send(request, HttpResponse.BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            boolean fine = response.statusCode() == 200 && type.startsWith("text/plain")
                    && new String(response.body(), StandardCharsets.UTF_8).equals(token);
            return fine ? "" : "HTTP " + response.statusCode() + " " + type;
        } catch (IOException | IllegalArgumentException e) {
            return "not reachable: " + e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    synchronized void drop(int next) {
        drop = next;
    }

    synchronized void doubled(boolean on) {
        doubled = on;
    }

    synchronized void hold(boolean on) {
        holding = on;
        if (!on) {
            List<Post> late = new ArrayList<>(held.reversed());
            held.clear();
            late.forEach(this::queue);
        }
    }

    synchronized int sent() {
        return sent;
    }

    synchronized void changed(GraphMailbox box, GraphMessage message, String changeType) {
        for (GraphSubscription s : fake.subscriptions().of(box, message.folder, changeType)) {
            ObjectNode item = common(s);
            String id = message.id(s.immutableIds());
            String path = "Users/" + box.userId + "/Messages/" + id;
            item.put("changeType", changeType).put("resource", path);
            item.putObject("resourceData").put("@odata.type", "#Microsoft.Graph.Message").put("@odata.id", path)
                    .put("@odata.etag", "W/\"" + message.changeKey() + "\"").put("id", id);
            post(new Post(s.notificationUrl(), item));
        }
    }

    /** A lifecycle event: {@code missed}, {@code subscriptionRemoved} or {@code reauthorizationRequired}. */
    synchronized void lifecycle(GraphSubscription s, String event) {
        if (!s.lifecycleUrl().isEmpty()) {
            post(new Post(s.lifecycleUrl(), common(s).put("lifecycleEvent", event)));
        }
    }

    private ObjectNode common(GraphSubscription s) {
        ObjectNode item = JSON.objectNode();
        return item.put("subscriptionId", s.id()).put("subscriptionExpirationDateTime", MessageJson.time(s.expires()))
                .put("clientState", s.clientState()).put("tenantId", fake.tenantId());
    }

    private void post(Post post) {
        if (drop > 0) {
            drop--;
        } else if (holding) {
            held.add(post);
        } else {
            queue(post);
            if (doubled) {
                queue(post);
            }
        }
    }

    private void queue(Post post) {
        if (!sender.isShutdown()) {
            sender.execute(() -> send(post));
        }
    }

    private void send(Post post) {
        ObjectNode body = JSON.objectNode();
        ArrayNode value = body.putArray("value");
        value.add(post.item());
        String json = body.toString();
        boolean accepted = false;
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(post.url())).timeout(ACCEPT_WITHIN)
                    .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json)).build();
            int status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            accepted = status >= 200 && status < 300;
            fake.observer().seen(new FakeGraph.Exchange("POST", "webhook", "", json, status, ""));
        } catch (IOException e) {
            // The subscriber is not there: the notification waits, as below.
            accepted = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            sent += accepted ? 1 : 0;
            if (!accepted && held.size() < 1000) {
                held.add(post);
            }
        }
    }

    /** The subscription that a notification of this id belongs to, for tests that forge one. */
    Optional<GraphSubscription> of(String id) {
        return fake.subscriptions().byId(id);
    }

    @Override public synchronized void close() {
        sender.shutdownNow();
        if (client != null) {
            client.shutdownNow();
        }
    }
}
