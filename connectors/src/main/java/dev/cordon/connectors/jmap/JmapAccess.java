package dev.cordon.connectors.jmap;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One mailbox as one identity reaches it. The methods it may call are fixed when it is made, so that what belongs to a reader cannot
 * write even by mistake.
 */
final class JmapAccess {
    static final Set<String> READING = Set.of("Mailbox/get", "Email/get", "Email/query", "Email/changes");
    static final Set<String> ACTING = Set.of("Mailbox/get", "Mailbox/set", "Email/get", "Email/query", "Email/set");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long ANSWER_BYTES_MAX = 32L << 20;
    private static final int REDIRECTS_MAX = 5;
    private static final int AT_ONCE_MAX = 8;
    private static final Duration SOON = Duration.ofSeconds(5);

    /** One call and its arguments; the account is added. */
    record Call(String method, ObjectNode arguments) {}

    private final JmapHttp http;
    private final URI url;
    private final String address;
    private final String user;
    private final Set<String> methods;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable JmapSession session;
    private @Nullable Semaphore atOnce;
    private String sessionState = "";

    JmapAccess(JmapHttp http, URI url, String address, String user, Set<String> methods) {
        this.http = http;
        this.url = url;
        this.address = address;
        this.user = user;
        this.methods = methods;
    }

    static ObjectNode arguments() {
        return JSON.objectNode();
    }

    /** The session, asked for once and again after the server said that it changed. */
    JmapSession session() throws FaultFound {
        lock.lock();
        try {
            JmapSession known = session;
            if (known == null) {
                known = discover();
                session = known;
                atOnce = new Semaphore(Math.min(known.limits().concurrentRequestsMax(), AT_ONCE_MAX));
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void forgetSession() {
        lock.lock();
        try {
            session = null;
        } finally {
            lock.unlock();
        }
    }

    // RFC 8620 §2.2: the well-known place may redirect. Credentials follow to the same host only, never from TLS to plain text.
    private JmapSession discover() throws FaultFound {
        URI at = url;
        for (int redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
            HttpLine.Reply reply = http.send(json(http.request(at)).GET().build(), ANSWER_BYTES_MAX);
            if (reply.status() < 300) {
                return JmapSession.of(at, JsonBody.read(reply.body(), url.getHost()), address, user);
            }
            URI to = at.resolve(reply.headers().firstValue("Location").orElse(""));
            boolean downgraded = "https".equals(at.getScheme()) && !"https".equals(to.getScheme());
            if (downgraded || !at.getHost().equalsIgnoreCase(String.valueOf(to.getHost()))) {
                throw new FaultFound(new Fault.Denied(at.getHost() + " redirects to " + to.getScheme() + "://" + to.getHost()
                        + ": credentials do not follow to another host; configure that address when it is right"));
            }
            at = to;
        }
        throw new FaultFound(new Fault.Malformed(url.getHost() + " redirects in a circle"));
    }

    // James speaks an old draft of JMAP unless it is told the version; others ignore the parameter.
    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Accept", "application/json; jmapVersion=rfc-8621, application/json;q=0.9").timeout(Duration.ofSeconds(60));
    }

    /** Calls one method; its answer. A method-level error is a {@link JmapError}. */
    ObjectNode call(String method, ObjectNode arguments) throws FaultFound {
        return call(new Call(method, arguments)).getFirst();
    }

    /** Calls methods in order, in one request as far as the server takes so many; their answers in the same order. */
    List<ObjectNode> call(Call... calls) throws FaultFound {
        JmapSession now = session();
        List<ObjectNode> answers = new ArrayList<>();
        int most = now.limits().callsInRequestMax();
        for (int at = 0; at < calls.length; at += most) {
            answers.addAll(request(now, List.of(calls).subList(at, Math.min(calls.length, at + most))));
        }
        return answers;
    }

    private List<ObjectNode> request(JmapSession now, List<Call> calls) throws FaultFound {
        ObjectNode request = JSON.objectNode();
        request.putArray("using").add(JmapSession.CORE).add(JmapSession.MAIL);
        ArrayNode list = request.putArray("methodCalls");
        for (Call call : calls) {
            if (!methods.contains(call.method())) {
                throw new IllegalStateException(http.who() + " is not made for " + call.method());
            }
            ObjectNode arguments = call.arguments().deepCopy().put("accountId", now.accountId());
            list.addArray().add(call.method()).add(arguments).add("c" + (list.size() - 1));
        }
        byte[] body = MAPPER.writeValueAsBytes(request);
        if (body.length > now.limits().requestBytesMax()) {
            throw new FaultFound(new Fault.Unsupported("a request of " + body.length + " bytes is more than " + url.getHost() + " takes"));
        }
        JsonNode response = JsonBody.read(posted(now, body), url.getHost());
        noteState(response.path("sessionState").asString(""));
        List<ObjectNode> answers = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            answers.add(answer(response, calls.get(i).method(), "c" + i));
        }
        return answers;
    }

    private byte[] posted(JmapSession now, byte[] body) throws FaultFound {
        Semaphore permits = permits();
        permits.acquireUninterruptibly();
        try {
            HttpRequest request = json(http.request(now.apiUri())).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            HttpLine.Reply reply = http.send(request, ANSWER_BYTES_MAX);
            if (reply.status() >= 300) {
                forgetSession();
                throw new FaultFound(new Fault.Retry(url.getHost() + " has moved its JMAP address", SOON));
            }
            return reply.body();
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Gone) {
                // The address of the API is gone, not a message: the session is out of date.
                forgetSession();
                throw new FaultFound(new Fault.Retry(e.fault().what(), SOON));
            }
            throw e;
        } finally {
            permits.release();
        }
    }

    private Semaphore permits() {
        lock.lock();
        try {
            Semaphore permits = atOnce;
            return permits == null ? new Semaphore(1) : permits;
        } finally {
            lock.unlock();
        }
    }

    // RFC 8620 §3.4: another sessionState than before means that the session should be asked for again.
    private void noteState(String state) {
        lock.lock();
        try {
            if (!sessionState.isEmpty() && !sessionState.equals(state)) {
                session = null;
            }
            sessionState = state;
        } finally {
            lock.unlock();
        }
    }

    private ObjectNode answer(JsonNode response, String method, String callId) throws FaultFound {
        for (JsonNode one : response.path("methodResponses")) {
            if (!one.path(2).asString("").equals(callId)) {
                continue;
            }
            if (one.path(0).asString("").equals("error")) {
                throw new JmapError(method, one.path(1).path("type").asString("unknown error"));
            }
            if (one.path(0).asString("").equals(method) && one.path(1) instanceof ObjectNode found) {
                return found;
            }
        }
        throw new FaultFound(new Fault.Malformed(url.getHost() + " did not answer " + method));
    }

    /** Something in pieces that the server takes, each piece handed on. */
    void all(String method, List<String> ids, List<String> properties, Consumer<JsonNode> each) throws FaultFound {
        int most = session().limits().objectsInGetMax();
        for (int at = 0; at < ids.size(); at += most) {
            ObjectNode arguments = arguments();
            ids.subList(at, Math.min(ids.size(), at + most)).forEach(arguments.putArray("ids")::add);
            properties.forEach(arguments.putArray("properties")::add);
            call(method, arguments).path("list").forEach(each);
        }
    }

    /** The bytes of a blob; {@code Fault.Gone} when there is no such blob. */
    byte[] download(String blobId, long bytesMax) throws FaultFound {
        JmapSession now = session();
        HttpRequest request = http.request(now.downloadUri(blobId)).timeout(Duration.ofMinutes(1)).GET().build();
        return http.send(request, bytesMax).body();
    }

    /** Opens the event source; the status, or nothing when none is offered. */
    Optional<Integer> listen(EventStream into, int pingSeconds) throws FaultFound {
        JmapSession now = session();
        if (now.eventSource().isEmpty()) {
            return Optional.empty();
        }
        HttpRequest request = http.request(now.eventUri(pingSeconds)).header("Accept", "text/event-stream").GET().build();
        HttpResponse<Void> response = http.open(request, into);
        if (response.statusCode() == 401 || response.statusCode() == 403 || response.statusCode() == 429 || response.statusCode() >= 500) {
            http.check(request.uri(), response.statusCode(), response.headers());
        }
        return Optional.of(response.statusCode());
    }

    String address() {
        return address;
    }
}
