package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/**
 * One identity's way to Google's APIs: for whom, with which scope, through which gate. A token that is refused is replaced once. What
 * Google calls too much closes the gate for everybody who uses the mailbox, each time for twice as long, up to a minute.
 */
final class GoogleLine {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration MESSAGE_WITHIN = Duration.ofSeconds(180);
    private static final long ANSWER_BYTES_MAX = 32L << 20;
    private static final long WAIT_MILLIS_MIN = 1_000;
    private static final int DOUBLED_MAX = 6;

    private final HttpLine line;
    private final GoogleTokens tokens;
    private final Gate gate;
    private final Gate.Purpose purpose;
    private final String subject;
    private final String scope;
    private final String who;
    private final AtomicInteger refusals = new AtomicInteger();

    GoogleLine(HttpLine line, GoogleTokens tokens, Gate gate, Gate.Purpose purpose, String subject, String scope, String who) {
        this.line = line;
        this.tokens = tokens;
        this.gate = gate;
        this.purpose = purpose;
        this.subject = subject;
        this.scope = scope;
        this.who = who;
    }

    String subject() {
        return subject;
    }

    /** Whether a token with our scope is given: what is delegated now. */
    void signIn() throws FaultFound {
        tokens.token(subject, scope, who);
    }

    /** Asks for an object. */
    ObjectNode get(URI uri, int units) throws FaultFound {
        return object(uri, send("GET", uri, HttpRequest.BodyPublishers.noBody(), units, ANSWER_BYTES_MAX, WITHIN));
    }

    /** Asks for something that may be long; its bytes. */
    byte[] bytes(URI uri, int units, long bytesMax) throws FaultFound {
        return send("GET", uri, HttpRequest.BodyPublishers.noBody(), units, bytesMax, MESSAGE_WITHIN).body();
    }

    /** Sends an object; the answer, an empty one when there is none. */
    ObjectNode post(URI uri, ObjectNode body, int units) throws FaultFound {
        return object(uri, send("POST", uri, HttpRequest.BodyPublishers.ofByteArray(JsonBody.write(body)), units, ANSWER_BYTES_MAX, WITHIN));
    }

    /** Asks for something to be done that needs no words. */
    ObjectNode post(URI uri, int units) throws FaultFound {
        return object(uri, send("POST", uri, HttpRequest.BodyPublishers.noBody(), units, ANSWER_BYTES_MAX, WITHIN));
    }

    private ObjectNode object(URI uri, HttpLine.Reply reply) throws FaultFound {
        if (reply.status() == 204 || reply.body().length == 0) {
            return JsonBody.object();
        }
        ObjectNode answer = JsonBody.read(reply.body(), HttpLine.place(uri));
        if (answer.path("error").isObject()) {
            throw new FaultFound(new Fault.Retry(HttpLine.place(uri) + " answered with an error inside a success", HttpLine.RETRY_USUALLY));
        }
        return answer;
    }

    private HttpLine.Reply send(String method, URI uri, HttpRequest.BodyPublisher body, int units, long bytesMax, Duration within)
            throws FaultFound {
        try (Gate.Pass _ = gate.enter(purpose, units)) {
            Secret token = tokens.token(subject, scope, who);
            HttpLine.Reply reply = once(method, uri, body, token, bytesMax, within);
            if (reply.status() == 401) {
                tokens.refused(subject, scope, token);
                reply = once(method, uri, body, tokens.token(subject, scope, who), bytesMax, within);
            }
            if (reply.isFine()) {
                refusals.set(0);
                return reply;
            }
            throw refusal(uri, reply);
        }
    }

    private HttpLine.Reply once(String method, URI uri, HttpRequest.BodyPublisher body, Secret token, long bytesMax, Duration within)
            throws FaultFound {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(within).header("Authorization", "Bearer " + token.reveal())
                .header("Accept", "application/json").method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        return line.send(request.build(), bytesMax, within);
    }

    private GoogleError refusal(URI uri, HttpLine.Reply reply) throws FaultFound {
        Duration wait = Duration.ofMillis(WAIT_MILLIS_MIN << Math.min(refusals.get(), DOUBLED_MAX));
        ObjectNode answer = body(uri, reply);
        GoogleError error = GoogleError.of(HttpLine.place(uri), reply, answer, who, wait);
        if (error.isThrottled()) {
            refusals.incrementAndGet();
            gate.pause(error.fault() instanceof Fault.Retry retry ? retry.after() : wait);
        }
        return error;
    }

    // A page of HTML with a status of its own still has that status.
    private static ObjectNode body(URI uri, HttpLine.Reply reply) {
        try {
            return JsonBody.read(reply.body(), HttpLine.place(uri));
        } catch (FaultFound e) {
            return JsonBody.object();
        }
    }
}
