package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.Jwt;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subscriptions of one tenant. They live six days and are renewed after about half of that. What is found at the start that was ours is
 * adopted; what was ours with another credential is replaced, because its notifications could not be proven any more.
 */
final class GraphHooks implements GraphReader.Watches, GraphWatch.Subscriber, AutoCloseable {
    private static final Duration LIFE = Duration.ofDays(6);
    private static final int PAGES_MAX = 1_000;
    private static final int JITTER_PERCENT = 20;
    private static final int OTHERWISE_BYTES = 32;

    /** One subscription as we know it. */
    record Held(String id, String clientState, GraphWatch watch) {}

    private final String publicUrl;
    private final GraphIdentity identity;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final GraphWatch.Timing timing;
    private final byte[] otherwise = new byte[OTHERWISE_BYTES];
    private final NoticeDesk desk;
    private final Map<String, Held> byId = new ConcurrentHashMap<>();
    private final Map<GraphWatch, String> byWatch = new ConcurrentHashMap<>();
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable Map<String, String> strays;

    GraphHooks(ConnectorConfig config, GraphIdentity identity, InstantSource clock, RandomGenerator chance, GraphWatch.Timing timing) {
        MicrosoftConfig microsoft = config.microsoft();
        String url = microsoft.notices().publicUrl();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.identity = identity;
        this.clock = clock;
        this.chance = chance;
        this.timing = timing;
        chance.nextBytes(otherwise);
        this.desk = new NoticeDesk(microsoft.notices().port(), microsoft.directory(), id -> Optional.ofNullable(byId.get(id)), clock);
    }

    @Override public boolean push() {
        return !publicUrl.isEmpty();
    }

    long refused() {
        return desk.refused();
    }

    @Override public MailReader.Watch start(MailboxId mailbox, GraphLine line, Awaited awaited, Runnable changed) {
        // Not all at once after three days: each renews at a moment of its own.
        long spread = timing.renewAfter().toMillis() * JITTER_PERCENT / 100;
        Duration renewAfter = timing.renewAfter().plusMillis(spread == 0 ? 0 : chance.nextLong(-spread, spread + 1));
        return GraphWatch.start(line, awaited, this, new GraphWatch.Timing(timing.poll(), push() ? renewAfter : timing.poll(),
                timing.again()), changed);
    }

    @Override public void ensure(GraphLine line, GraphWatch watch) throws FaultFound {
        if (!push()) {
            return;
        }
        desk.open();
        one.lock();
        try {
            String state = Jwt.encoded(identity.derived("notices of " + line.address(), otherwise));
            String known = byWatch.getOrDefault(watch, "");
            String id = known.isEmpty() ? adoptable(line) : known;
            if (!id.isEmpty() && renewed(line, id)) {
                keep(new Held(id, state, watch));
                return;
            }
            byId.remove(known);
            keep(new Held(created(line, state), state, watch));
        } finally {
            one.unlock();
        }
    }

    private void keep(Held held) {
        byId.put(held.id(), held);
        byWatch.put(held.watch(), held.id());
    }

    private String address(String kind) {
        // Which credential the secret in the notifications was drawn from, without telling it.
        String mark = Jwt.encoded(identity.derived("mark", otherwise)).substring(0, 8);
        return publicUrl + "/" + kind + "?k=" + mark;
    }

    private static String resource(GraphLine line) {
        return "users/" + line.address() + "/messages";
    }

    private String expiry() {
        return clock.instant().plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String adoptable(GraphLine line) throws FaultFound {
        Map<String, String> found = strays;
        if (found == null) {
            found = sweep(line);
            strays = found;
        }
        String id = found.remove(resource(line));
        return id == null ? "" : id;
    }

    /** What is left of an earlier run: by resource what can be adopted; what points to us but cannot be proven is deleted. */
    private Map<String, String> sweep(GraphLine line) throws FaultFound {
        Map<String, String> found = new ConcurrentHashMap<>();
        ObjectNode page = line.get("/subscriptions");
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            for (JsonNode each : page.path("value")) {
                String url = each.path("notificationUrl").asString("");
                String id = each.path("id").asString("");
                if (url.equals(address("notices")) && found.putIfAbsent(each.path("resource").asString(""), id) == null) {
                    continue;
                }
                if (url.startsWith(publicUrl + "/notices")) {
                    deleted(line, id);
                }
            }
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                break;
            }
            page = line.follow(next);
        }
        return found;
    }

    private static void deleted(GraphLine line, String id) throws FaultFound {
        try {
            line.send("DELETE", "/subscriptions/" + GraphLine.segment(id), JsonBody.object());
        } catch (GraphError e) {
            if (!e.isMissing()) {
                throw e;
            }
        }
    }

    private boolean renewed(GraphLine line, String id) throws FaultFound {
        try (NoticeDesk.Handshake _ = desk.expectHandshake()) {
            line.send("PATCH", "/subscriptions/" + GraphLine.segment(id), JsonBody.object().put("expirationDateTime", expiry()));
            return true;
        } catch (GraphError e) {
            if (e.isMissing()) {
                return false;
            }
            throw e;
        }
    }

    // One after another: the handshake of each comes back to us while we wait, and a slow endpoint is punished by the provider.
    private String created(GraphLine line, String state) throws FaultFound {
        ObjectNode body = JsonBody.object().put("changeType", "created").put("notificationUrl", address("notices"))
                .put("lifecycleNotificationUrl", address("lifecycle")).put("resource", resource(line)).put("expirationDateTime", expiry())
                .put("clientState", state).put("latestSupportedTlsVersion", "v1_2");
        try (NoticeDesk.Handshake _ = desk.expectHandshake()) {
            String id = line.send("POST", "/subscriptions", body).path("id").asString("");
            if (id.isEmpty()) {
                throw new FaultFound(new Fault.Malformed("a subscription came without its id"));
            }
            return id;
        } catch (GraphError e) {
            if (e.status() == 400) {
                throw new FaultFound(new Fault.Retry("Microsoft cannot reach " + publicUrl + " (" + e.code()
                        + "): mail is asked for by the clock until it can", HttpLine.RETRY_USUALLY.multipliedBy(12)));
            }
            throw e;
        }
    }

    @Override public void leave(GraphWatch watch) {
        // The subscription itself stays for the next start; it ends by itself in six days.
        String id = byWatch.remove(watch);
        if (id != null) {
            byId.remove(id);
        }
    }

    /** When a subscription made now would end. */
    Instant ends() {
        return clock.instant().plus(LIFE);
    }

    @Override public void close() {
        desk.close();
    }
}
