package dev.cordon.testkit.providers.google;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pub/Sub: topics, and subscriptions that are pulled or pushed. At least once and in no order: what is not acknowledged in time comes
 * again, and on demand messages come twice, late, in another order, or not at all.
 */
final class PubSubDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long LONG_POLL_MILLIS = 1_500;
    private static final int HELD_MAX = 100_000;

    /** One message of a subscription. */
    private static final class Held {
        final String id;
        final String data;
        final Instant published;
        String ackId = "";
        Instant until = Instant.EPOCH;
        int attempts;

        Held(String id, String data, Instant published) {
            this.id = id;
            this.data = data;
            this.published = published;
        }
    }

    private record Subscription(String name, ObjectNode description, List<Held> held) {
        String endpoint() {
            return description.path("pushConfig").path("pushEndpoint").asString("");
        }
    }

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Map<String, ObjectNode> topics = new LinkedHashMap<>();
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private final PubSubPush push;
    private Random random = new Random(1);
    private long counter = 10_000;
    private int duplicated;
    private int lost;
    private boolean shuffled;
    private boolean closed;

    PubSubDesk(InstantSource clock, PubSubPush push) {
        this.clock = clock;
        this.push = push;
    }

    void trouble(int duplicates, int losses, boolean anyOrder, long seed) {
        lock.lock();
        try {
            duplicated = duplicates;
            lost = losses;
            shuffled = anyOrder;
            random = new Random(seed);
        } finally {
            lock.unlock();
        }
    }

    boolean hasTopic(String name) {
        lock.lock();
        try {
            return topics.containsKey(name);
        } finally {
            lock.unlock();
        }
    }

    int waiting(String subscription) {
        lock.lock();
        try {
            return Optional.ofNullable(subscriptions.get(subscription)).map(s -> s.held().size()).orElse(0);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    ObjectNode answer(GoogleCall call) throws GoogleRefusal, InterruptedException {
        String name = String.join("/", call.path().subList(1, call.path().size()));
        int colon = name.indexOf(':');
        String thing = colon < 0 ? name : name.substring(0, colon);
        lock.lockInterruptibly();
        try {
            return switch (call.id()) {
                case "pubsub.projects.topics.create" -> {
                    topics.put(thing, JSON.objectNode().put("name", thing));
                    yield JSON.objectNode().put("name", thing);
                }
                case "pubsub.projects.topics.publish" -> {
                    ObjectNode answer = JSON.objectNode();
                    ArrayNode ids = answer.putArray("messageIds");
                    call.json().path("messages").forEach(m -> ids.add(publish(thing, m.path("data").asString(""))));
                    yield answer;
                }
                case "pubsub.projects.subscriptions.create" -> create(thing, call.json());
                case "pubsub.projects.subscriptions.get" -> the(thing).description();
                case "pubsub.projects.subscriptions.pull" -> pull(the(thing), Math.clamp(call.json().path("maxMessages").asInt(1), 1, 1_000));
                case "pubsub.projects.subscriptions.acknowledge" -> acknowledge(the(thing), call.json());
                case "pubsub.projects.subscriptions.modifyAckDeadline" -> modify(the(thing), call.json());
                default -> throw new IllegalStateException(call.id());
            };
        } finally {
            lock.unlock();
        }
    }

    private Subscription the(String name) throws GoogleRefusal {
        Subscription found = subscriptions.get(name);
        if (found == null) {
            throw new GoogleRefusal(404, "notFound", "Resource not found (resource=" + name.substring(name.lastIndexOf('/') + 1) + ").");
        }
        return found;
    }

    private ObjectNode create(String name, JsonNode wish) throws GoogleRefusal {
        if (!topics.containsKey(wish.path("topic").asString(""))) {
            throw new GoogleRefusal(404, "notFound", "Resource not found (resource=" + wish.path("topic").asString("") + ").");
        }
        if (subscriptions.containsKey(name)) {
            throw new GoogleRefusal(409, "alreadyExists", "Resource already exists in the project (resource=" + name + ").");
        }
        ObjectNode description = ((ObjectNode) wish.deepCopy()).put("name", name).put("state", "ACTIVE");
        if (!description.has("ackDeadlineSeconds")) {
            description.put("ackDeadlineSeconds", 10);
        }
        subscriptions.put(name, new Subscription(name, description, new ArrayList<>()));
        return description;
    }

    /** Publishes; the id of the message. */
    String publish(String topic, String data) {
        lock.lock();
        try {
            String id = Long.toString(counter++);
            if (lost > 0) {
                lost--;
                return id;
            }
            for (Subscription subscription : subscriptions.values()) {
                if (subscription.description().path("topic").asString("").equals(topic)) {
                    int times = duplicated > 0 ? 2 : 1;
                    for (int i = 0; i < times && subscription.held().size() < HELD_MAX; i++) {
                        hold(subscription, new Held(id, data, clock.instant()));
                    }
                }
            }
            duplicated = Math.max(0, duplicated - 1);
            something.signalAll();
            return id;
        } finally {
            lock.unlock();
        }
    }

    private void hold(Subscription subscription, Held held) {
        if (!subscription.endpoint().isEmpty()) {
            push.deliver(subscription.description(), envelope(held, true).put("subscription", subscription.name()));
        } else {
            subscription.held().add(shuffled ? random.nextInt(subscription.held().size() + 1) : subscription.held().size(), held);
        }
    }

    private ObjectNode envelope(Held held, boolean bothSpellings) {
        ObjectNode root = JSON.objectNode();
        String data = Base64.getEncoder().encodeToString(held.data.getBytes(StandardCharsets.UTF_8));
        ObjectNode message = root.putObject("message").put("data", data).put("messageId", held.id).put("publishTime", held.published.toString());
        if (bothSpellings) {
            message.put("message_id", held.id).put("publish_time", held.published.toString());
        }
        return root;
    }

    private ObjectNode pull(Subscription from, int max) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(LONG_POLL_MILLIS);
        List<Held> ready = ready(from, max);
        while (ready.isEmpty() && left > 0 && !closed) {
            left = something.awaitNanos(left);
            ready = ready(from, max);
        }
        ObjectNode answer = JSON.objectNode();
        if (!ready.isEmpty()) {
            ArrayNode list = answer.putArray("receivedMessages");
            int seconds = from.description().path("ackDeadlineSeconds").asInt(10);
            for (Held held : ready) {
                held.attempts++;
                held.ackId = "ack-" + held.id + "-" + counter++;
                held.until = clock.instant().plusSeconds(seconds);
                ObjectNode received = envelope(held, false).put("ackId", held.ackId);
                if (held.attempts > 1) {
                    received.put("deliveryAttempt", held.attempts);
                }
                list.add(received);
            }
        }
        return answer;
    }

    private List<Held> ready(Subscription from, int max) {
        Instant now = clock.instant();
        return from.held().stream().filter(h -> !now.isBefore(h.until)).limit(max).toList();
    }

    private static List<String> ackIds(JsonNode json) throws GoogleRefusal {
        List<String> ids = new ArrayList<>();
        json.path("ackIds").forEach(i -> ids.add(i.asString("")));
        if (ids.isEmpty()) {
            throw GoogleRefusal.invalid("No ack ids specified.");
        }
        return ids;
    }

    // An ack id that is no longer valid is no error: the message comes again.
    private ObjectNode acknowledge(Subscription subscription, JsonNode json) throws GoogleRefusal {
        List<String> ids = ackIds(json);
        for (Iterator<Held> i = subscription.held().iterator(); i.hasNext();) {
            if (ids.contains(i.next().ackId)) {
                i.remove();
            }
        }
        return JSON.objectNode();
    }

    private ObjectNode modify(Subscription subscription, JsonNode json) throws GoogleRefusal {
        List<String> ids = ackIds(json);
        Duration longer = Duration.ofSeconds(json.path("ackDeadlineSeconds").asLong(0));
        subscription.held().stream().filter(h -> ids.contains(h.ackId)).forEach(h -> h.until = clock.instant().plus(longer));
        something.signalAll();
        return JSON.objectNode();
    }
}
