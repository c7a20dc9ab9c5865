package dev.cordon.connectors.google;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wakes the watches of a tenant by what its one Pub/Sub subscription says. A notification names a mailbox and nothing else that is
 * believed: it may be late, doubled, in another order or made up, and what happened is asked of the history. So it is acknowledged as soon
 * as it has been passed on.
 */
final class PubSubWake implements AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final int DATA_CHARS_MAX = 64 << 10;
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final boolean on;
    private final GoogleLine line;
    private final String api;
    private final String subscription;
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final BackOff backOff = new BackOff();
    private volatile boolean pulling;
    private volatile boolean failing;
    private boolean started;

    /**
     * @param on whether there is Pub/Sub at all
     * @param subscription {@code projects/P/subscriptions/S}; empty when hints are pushed
     */
    PubSubWake(boolean on, GoogleLine line, String api, String subscription) {
        this.on = on;
        this.line = line;
        this.api = api;
        this.subscription = subscription;
    }

    /** Whether there is Pub/Sub at all. */
    boolean on() {
        return on;
    }

    /** Whether notifications can come: not known to be broken. */
    boolean listening() {
        return on && !failing && !backOff.over();
    }

    /** From now on a notification about this mailbox runs this, and so does the end of a time without notifications. */
    synchronized void register(String address, Runnable hint) {
        listeners.computeIfAbsent(address.toLowerCase(Locale.ROOT), _ -> new CopyOnWriteArrayList<>()).add(hint);
        if (!started && on && !subscription.isEmpty()) {
            started = true;
            Thread.ofVirtual().name("pubsub " + subscription).start(this::run);
        }
    }

    synchronized void forget(String address, Runnable hint) {
        listeners.getOrDefault(address.toLowerCase(Locale.ROOT), List.of()).remove(hint);
    }

    private void run() {
        while (!backOff.over()) {
            try {
                boolean any = pull();
                if (failing || !pulling) {
                    failing = false;
                    pulling = true;
                    listeners.values().forEach(all -> all.forEach(Runnable::run));
                }
                backOff.reset();
                if (!any) {
                    backOff.rest(BETWEEN);
                }
            } catch (FaultFound e) {
                failing = true;
                backOff.pause(e.fault() instanceof Fault.Denied ? REFUSED_PAUSE : Duration.ZERO);
            }
        }
    }

    private boolean pull() throws FaultFound {
        ObjectNode answer = line.post(GooglePlaces.uri(api, "/v1/" + subscription + ":pull"), JsonBody.object().put("maxMessages", AT_ONCE), 1);
        Set<String> named = new HashSet<>();
        ObjectNode acknowledged = JsonBody.object();
        ArrayNode ackIds = acknowledged.putArray("ackIds");
        for (JsonNode received : answer.path("receivedMessages")) {
            ackIds.add(received.path("ackId").asString(""));
            named.add(address(received.path("message").path("data").asString("")));
        }
        named.forEach(this::hint);
        if (!ackIds.isEmpty()) {
            line.post(GooglePlaces.uri(api, "/v1/" + subscription + ":acknowledge"), acknowledged, 1);
        }
        return !ackIds.isEmpty();
    }

    /** Runs what waits for news of this mailbox. */
    void hint(String address) {
        listeners.getOrDefault(address.toLowerCase(Locale.ROOT), List.of()).forEach(Runnable::run);
    }

    /** The mailbox that a notification names; empty when it names none. */
    static String address(String data) {
        if (data.length() > DATA_CHARS_MAX) {
            return "";
        }
        try {
            String text = new String(Base64.getMimeDecoder().decode(data.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8);
            return JsonBody.read(text.getBytes(StandardCharsets.UTF_8), "a notification").path("emailAddress").asString("");
        } catch (IllegalArgumentException | FaultFound e) {
            // Nothing that is known: whoever may publish there may also publish nonsense. It is acknowledged, or it would come for ever.
            return "";
        }
    }

    @Override public void close() {
        backOff.end();
    }
}
