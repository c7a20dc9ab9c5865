package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.Origin;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One mailbox as one identity reaches it. What it may send is fixed when it is made, so that what belongs to a reader cannot write even by
 * mistake. Every request carries the preference for immutable ids, keeps the mailbox's share, and is never repeated here but once after a
 * refused token: whether to try again is decided where it is known what was meant.
 */
final class GraphLine {
    /** What a reader may send: questions, and its own subscriptions. */
    static final BiPredicate<String, String> READING = (method, path) -> method.equals("GET") || path.startsWith("/subscriptions");
    /** What an actor may send: questions, moves, marks, folders, permanent deletion, rules, and the end of sessions. */
    static final BiPredicate<String, String> ACTING = (method, path) -> method.equals("GET")
            || method.equals("PATCH") && path.contains("/messages/")
            || method.equals("PATCH") && path.contains("/messageRules/") || method.equals("POST") && path.endsWith("/revokeSignInSessions")
            || method.equals("POST") && (path.endsWith("/move") || path.endsWith("/mailFolders") || path.endsWith("/permanentDelete"));

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(100);
    private static final Duration MESSAGE_WITHIN = Duration.ofSeconds(300);
    private static final long ANSWER_BYTES_MAX = 16L << 20;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Set<String> CURSOR_DEAD = Set.of("syncstatenotfound", "syncstateinvalid", "resyncrequired");
    private static final Set<String> ID_WRONG = Set.of("ErrorItemNotFound", "ErrorInvalidIdMalformed",
            "ErrorInvalidIdNotAnItemAttachmentId",
            "ErrorFolderNotFound", "ErrorInvalidId");
    private static final int CODE_CHARS_MAX = 80;

    private final HttpLine line;
    private final GraphIdentity identity;
    private final Endpoints endpoints;
    private final GraphShare share;
    private final Gate.Purpose purpose;
    private final BiPredicate<String, String> allowed;
    private final String address;
    private final String who;
    private final RandomGenerator chance;
    private final Origin origin;

    GraphLine(HttpLine line, GraphIdentity identity, Endpoints endpoints, GraphShare share, Gate.Purpose purpose, String address,
              RandomGenerator chance) {
        this.line = line;
        this.identity = identity;
        this.endpoints = endpoints;
        this.share = share;
        this.purpose = purpose;
        this.allowed = purpose == Gate.Purpose.ACT ? ACTING : READING;
        this.address = address;
        this.who = (purpose == Gate.Purpose.ACT ? "the actor of " : "the reader of ") + address;
        this.chance = chance;
        this.origin = Origin.of(URI.create(endpoints.graph()));
    }

    String address() {
        return address;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    Set<String> shownRoles() throws FaultFound {
        return identity.shownRoles(who);
    }

    /** A path below the mailbox; ids in it must be {@linkplain #segment encoded}. */
    String mine(String below) {
        return "/users/" + segment(address) + below;
    }

    /** A text as one segment of a path or one value of a query. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    ObjectNode get(String path, String... preferences) throws FaultFound {
        return object(exchange("GET", endpoints.resource(path), path, Optional.empty(), preferences));
    }

    /** Follows a link that an answer gave, to the same place only. */
    ObjectNode follow(String link, String... preferences) throws FaultFound {
        URI uri = origin.follow(link);
        return object(exchange("GET", uri, uri.getPath(), Optional.empty(), preferences));
    }

    ObjectNode send(String method, String path, ObjectNode body) throws FaultFound {
        HttpLine.Reply reply = exchange(method, endpoints.resource(path), path, Optional.of(body));
        return reply.body().length == 0 ? JsonBody.object() : object(reply);
    }

    /** A message as bytes (RFC 5322); how long the provider said it would be, -1 when it did not. */
    record Bytes(byte[] bytes, long declared) {}

    Bytes bytes(String path, long bytesMax) throws FaultFound {
        HttpLine.Reply reply = answered("GET", endpoints.resource(path), path, Optional.empty(), bytesMax, MESSAGE_WITHIN);
        // A message comes as text/plain. What comes as a page or as JSON with status 200 is a proxy's or an error, and no message.
        String type = reply.headers().firstValue("Content-Type").orElse("").toLowerCase(java.util.Locale.ROOT);
        if (type.startsWith("text/html") || type.startsWith("application/json")) {
            throw new FaultFound(new Fault.Retry(origin.host() + " answered with something else than a message", HttpLine.RETRY_USUALLY));
        }
        return new Bytes(reply.body(), reply.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    private HttpLine.Reply exchange(String method, URI uri, String path, Optional<ObjectNode> body,
            String... preferences) throws FaultFound {
        return answered(method, uri, path, body, ANSWER_BYTES_MAX, ANSWER_WITHIN, preferences);
    }

    private HttpLine.Reply answered(String method, URI uri, String path, Optional<ObjectNode> body, long bytesMax, Duration within,
            String... preferences) throws FaultFound {
        if (!allowed.test(method, path)) {
            throw new IllegalStateException(who + " is not made for " + method + " " + path);
        }
        HttpLine.Reply reply = once(method, uri, body, bytesMax, within, preferences);
        if (reply.status() == 401) {
            // The first refusal may be a token that ended early or was withdrawn: once more with a new one.
            reply = once(method, uri, body, bytesMax, within, preferences);
        }
        if (reply.isFine()) {
            share.worked();
            return reply;
        }
        throw refusal(reply);
    }

    private HttpLine.Reply once(String method, URI uri, Optional<ObjectNode> body, long bytesMax, Duration within, String... preferences)
            throws FaultFound {
        Secret token = identity.token(who);
        StringBuilder prefer = new StringBuilder("IdType=\"ImmutableId\"");
        for (String preference : preferences) {
            prefer.append(", ").append(preference);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(within).header("Authorization", "Bearer " + token.reveal())
                .header("Prefer", prefer.toString()).header("client-request-id", GraphIdentity.guid(chance)).header("User-Agent", "cordon");
        if (body.isPresent()) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, body.isPresent() ? HttpRequest.BodyPublishers.ofByteArray(JsonBody.write(body.get()))
                : HttpRequest.BodyPublishers.noBody());
        // The mailbox first: who waits for a busy mailbox must not keep a place that others could use.
        try (Gate.Pass _ = share.gate().enter(purpose); Gate.Pass _ = share.tenant().enter(purpose)) {
            HttpLine.Reply reply = line.send(request.build(), bytesMax, within);
            if (reply.status() == 401) {
                identity.refused(token);
            }
            return reply;
        }
    }

    private ObjectNode object(HttpLine.Reply reply) throws FaultFound {
        ObjectNode node = JsonBody.read(reply.body(), origin.host());
        // 200 with an error inside has been seen: the code decides as if the status had said it.
        if (node.path("error").isObject()) {
            throw refusal(new HttpLine.Reply(insideStatus(node.path("error").path("code").asString("")), reply.headers(), reply.body()));
        }
        if (node.isEmpty()) {
            throw new FaultFound(new Fault.Malformed(origin.host() + " answered with an empty object"));
        }
        return node;
    }

    private static int insideStatus(String code) {
        return ID_WRONG.contains(code) ? 404 : CURSOR_DEAD.contains(code.toLowerCase(java.util.Locale.ROOT)) ? 410 : 503;
    }

    private FaultFound refusal(HttpLine.Reply reply) {
        String code = code(reply);
        int status = reply.status();
        String said = HttpLine.place(URI.create(endpoints.graph())) + " answered with HTTP " + status + (code.isEmpty() ? "" : " " + code);
        Fault fault;
        if (status == 410 || CURSOR_DEAD.contains(code.toLowerCase(java.util.Locale.ROOT))) {
            fault = new Fault.CursorLost(said);
        } else if (status == 404 && code.equals("ErrorInvalidUser") || code.equals("MailboxNotEnabledForRESTAPI")
                || code.equals("MailboxNotSupportedForRESTAPI")) {
            fault = new Fault.Denied(said + ": there is no mailbox " + address + " in Exchange Online");
        } else if (status == 404 || status == 400 && ID_WRONG.contains(code)) {
            fault = new Fault.Gone(said);
        } else {
            fault = switch (status) {
                case 401 -> new Fault.Denied(said + ": the credentials of " + who + " are refused");
                case 403 -> new Fault.Denied(said + ": " + who
                        + " may not do this; consent is missing or the mailbox is outside the app's scope");
                case 408, 425, 429 -> new Fault.Retry(said + ": too much at once", share.refused(reply.retryAfter()));
                case 413 -> new Fault.Unsupported(said + ": the request is too large");
                case 507 -> new Fault.NoRoom(said);
                default -> status >= 500 ? new Fault.Retry(said, reply.retryAfter().isPresent() ? share.refused(reply.retryAfter()) : SOON)
                        : status >= 300 && status < 400 ? new Fault.Malformed(said + ": redirects are not followed")
                                : new Fault.Malformed(said);
            };
        }
        return new GraphError(fault, status, code);
    }

    // The code is a short word; the message beside it may quote anything and is not told.
    private static String code(HttpLine.Reply reply) {
        try {
            JsonNode code = JsonBody.read(reply.body(), "").path("error").path("code");
            return code.asString("").chars().filter(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_')
                    .limit(CODE_CHARS_MAX).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        } catch (FaultFound e) {
            return "";
        }
    }
}
