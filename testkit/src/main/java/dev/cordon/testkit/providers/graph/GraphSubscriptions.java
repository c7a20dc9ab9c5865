package dev.cordon.testkit.providers.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The subscriptions of the tenant, with the limits and the handshake of the real service. */
final class GraphSubscriptions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration LIFE_MAX = Duration.ofMinutes(10_080);
    private static final Duration LIFE_MIN = Duration.ofMinutes(45);
    private static final int CLIENT_STATE_MAX = 128;

    private final FakeGraph fake;
    private final Map<String, GraphSubscription> all = new LinkedHashMap<>();
    private int next = 1;

    GraphSubscriptions(FakeGraph fake) {
        this.fake = fake;
    }

    synchronized List<GraphSubscription> all() {
        return List.copyOf(all.values());
    }

    synchronized Optional<GraphSubscription> byId(String id) {
        return Optional.ofNullable(all.get(id));
    }

    synchronized void remove(String id) {
        all.remove(id);
    }

    synchronized List<GraphSubscription> of(GraphMailbox box, String folder, String changeType) {
        Instant now = fake.clock().instant();
        return all.values().stream().filter(s -> s.userId().equals(box.userId) && s.changeTypes().contains(changeType)
                && (s.folder().isEmpty() || s.folder().equals(folder)) && s.expires().isAfter(now)).toList();
    }

    GraphReply create(GraphRequest request, GraphApp app) throws GraphRefusal {
        JsonNode body = request.json();
        String resource = body.path("resource").asString("");
        String[] parts = (resource.startsWith("/") ? resource.substring(1) : resource).split("/");
        Optional<GraphMailbox> box = parts.length >= 3 && parts[0].equalsIgnoreCase("users") ? fake.mailbox(parts[1]) : Optional.empty();
        if (box.isEmpty() || !parts[parts.length - 1].equalsIgnoreCase("messages")) {
            throw new GraphRefusal(400, "InvalidRequest", "The resource is not supported.");
        }
        fake.requireRole(app, FakeGraph.READS_MAIL, box.get());
        String folder = "";
        if (parts.length == 4) {
            String named = parts[2].toLowerCase(Locale.ROOT).replace("mailfolders('", "").replace("')", "");
            folder = box.get().folder(named).orElseThrow(() -> new GraphRefusal(404, "ErrorItemNotFound", "no such folder")).id();
        }
        Set<String> types = new TreeSet<>(List.of(body.path("changeType").asString("").split(",")));
        if (!Set.of("created", "updated", "deleted").containsAll(types)) {
            throw new GraphRefusal(400, "InvalidRequest", "The changeType is not supported.");
        }
        Instant expires = expiry(body);
        String state = body.path("clientState").asString("");
        if (state.length() > CLIENT_STATE_MAX) {
            throw new GraphRefusal(400, "InvalidRequest", "clientState is too long.");
        }
        String url = body.path("notificationUrl").asString("");
        String lifecycle = body.path("lifecycleNotificationUrl").asString("");
        for (String each : lifecycle.isEmpty() ? List.of(url) : List.of(url, lifecycle)) {
            String trouble = fake.notices().validate(each);
            if (!trouble.isEmpty()) {
                throw new GraphRefusal(400, "ValidationError", "Subscription validation request failed: " + trouble);
            }
        }
        synchronized (this) {
            String id = String.format(Locale.ROOT, "7f105c7d-2dc5-4532-97cd-%012d", next++);
            GraphSubscription made = new GraphSubscription(id, app.clientId, resource, box.get().userId, folder, types, url, lifecycle,
                    expires,
                    state, request.wantsImmutableIds());
            all.put(id, made);
            return GraphReply.json(201, json(made, true));
        }
    }

    private Instant expiry(JsonNode body) throws GraphRefusal {
        Instant now = fake.clock().instant();
        try {
            Instant wished = OffsetDateTime.parse(body.path("expirationDateTime").asString("")).toInstant();
            if (wished.isAfter(now.plus(LIFE_MAX)) || !wished.isAfter(now)) {
                throw new GraphRefusal(400, "InvalidRequest", "Subscription expiration can only be 10080 minutes in the future.");
            }
            return wished.isBefore(now.plus(LIFE_MIN)) ? now.plus(LIFE_MIN) : wished;
        } catch (DateTimeException e) {
            throw new GraphRefusal(400, "InvalidRequest", "expirationDateTime is not a time.");
        }
    }

    synchronized GraphReply list(GraphApp app) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        new ArrayList<>(all.values()).stream().filter(s -> s.app().equals(app.clientId)).forEach(s -> value.add(json(s, false)));
        return GraphReply.json(200, answer);
    }

    synchronized GraphReply renew(String id, GraphRequest request, GraphApp app) throws GraphRefusal {
        GraphSubscription renewed = mine(id, app).until(expiry(request.json()));
        all.put(id, renewed);
        return GraphReply.json(200, json(renewed, false));
    }

    synchronized GraphReply reauthorize(String id, GraphApp app) throws GraphRefusal {
        mine(id, app);
        return GraphReply.empty(204);
    }

    synchronized GraphReply delete(String id, GraphApp app) throws GraphRefusal {
        mine(id, app);
        all.remove(id);
        return GraphReply.empty(204);
    }

    private GraphSubscription mine(String id, GraphApp app) throws GraphRefusal {
        GraphSubscription found = all.get(id);
        if (found == null || !found.app().equals(app.clientId) || !found.expires().isAfter(fake.clock().instant())) {
            throw new GraphRefusal(404, "ResourceNotFound", "The object was not found.");
        }
        return found;
    }

    private static ObjectNode json(GraphSubscription s, boolean created) {
        ObjectNode node = JSON.objectNode();
        node.put("id", s.id()).put("resource", s.resource()).put("changeType", String.join(",", s.changeTypes()))
                .put("notificationUrl", s.notificationUrl()).put("expirationDateTime", MessageJson.time(s.expires()))
                .put("applicationId", s.app());
        node.set("lifecycleNotificationUrl", s.lifecycleUrl().isEmpty() ? JSON.nullNode() : JSON.stringNode(s.lifecycleUrl()));
        // What was given comes back once, never again.
        node.set("clientState", created ? JSON.stringNode(s.clientState()) : JSON.nullNode());
        return node;
    }
}
