package dev.cordon.testkit.providers.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side: who may come in, how many at once, what goes wrong, and which operation a request is. */
final class GraphDesk implements HttpHandler {
    private static final int BODY_BYTES_MAX = 4 << 20;
    private static final int BATCH_MAX = 20;
    private static final int AT_ONCE_MAX = 4;
    private static final Set<String> WRITES = Set.of("Mail.ReadWrite");
    private static final Set<String> BODIES = Set.of("Mail.Read", "Mail.ReadWrite");
    private static final Set<String> RULE_WRITES = Set.of("MailboxSettings.ReadWrite");
    private static final Set<String> RULES = Set.of("MailboxSettings.Read", "MailboxSettings.ReadWrite");

    private final FakeGraph fake;
    private final DirectoryDesk directory;
    private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();

    GraphDesk(FakeGraph fake) {
        this.fake = fake;
        this.directory = new DirectoryDesk(fake);
    }

    @Override public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().getRawPath()
                    + (exchange.getRequestURI().getRawQuery() == null ? "" : "?" + exchange.getRequestURI().getRawQuery());
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            if (target.endsWith("/oauth2/v2.0/token")) {
                token(exchange, target, body);
                return;
            }
            if (body.length > BODY_BYTES_MAX || !target.startsWith("/v1.0/")) {
                send(exchange, GraphReply.error(body.length > BODY_BYTES_MAX ? 413 : 404, "BadRequest", "not here"), Optional.empty());
                return;
            }
            GraphRequest request = GraphRequest.of(exchange.getRequestMethod(), target.substring("/v1.0".length()), headers, body);
            Optional<GraphTrouble> trouble = fake.faults().draw(template(request));
            GraphReply reply = answered(request, trouble);
            String query = exchange.getRequestURI().getRawQuery() == null ? "" : exchange.getRequestURI().getRawQuery();
            observe(request, query, reply);
            if (!(trouble.orElse(null) instanceof GraphTrouble.Dropped) && !(trouble.orElse(null) instanceof GraphTrouble.LostAnswer)) {
                send(exchange, reply, trouble);
            }
        }
    }

    private void observe(GraphRequest request, String query, GraphReply reply) {
        boolean binary = reply.type().startsWith("text/plain") || reply.body().length > BODY_BYTES_MAX;
        fake.observer().seen(new FakeGraph.Exchange(request.method(), template(request).substring(request.method().length() + 1), query,
                new String(request.body(), StandardCharsets.UTF_8), reply.status(), binary ? "" : new String(reply.body(),
                        StandardCharsets.UTF_8)));
    }

    private void token(HttpExchange exchange, String target, byte[] body) throws IOException {
        Optional<GraphTrouble> trouble = fake.faults().draw("token");
        Map<String, String> form = GraphRequest.of("POST", "/?" + new String(body, StandardCharsets.UTF_8), Map.of(), new byte[0]).query();
        GraphReply reply = trouble.flatMap(t -> instead(t)).orElseGet(() -> fake.tokens().answer(target.split("/")[1], form));
        if (!(trouble.orElse(null) instanceof GraphTrouble.Dropped)) {
            send(exchange, reply, trouble);
        }
    }

    private static void send(HttpExchange exchange, GraphReply reply, Optional<GraphTrouble> trouble) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("request-id", "00000000-0000-4000-8000-00000000feed");
        if (!reply.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        byte[] body = trouble.orElse(null) instanceof GraphTrouble.EmptyBody ? new byte[0] : reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            int length = trouble.orElse(null) instanceof GraphTrouble.Truncated ? body.length / 2 : body.length;
            exchange.getResponseBody().write(body, 0, length);
            exchange.getResponseBody().flush();
        }
    }

    // --- letting in ----------------------------------------------------------------------------------------------------------------

    private GraphReply answered(GraphRequest request, Optional<GraphTrouble> trouble) {
        Optional<GraphReply> instead = trouble.flatMap(GraphDesk::instead);
        if (instead.isPresent()) {
            return instead.get();
        }
        if (trouble.orElse(null) instanceof GraphTrouble.Dropped) {
            return GraphReply.empty(503);
        }
        Optional<GraphApp> app = fake.tokens().holder(request.header("authorization"));
        if (app.isEmpty()) {
            return GraphReply.error(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.");
        }
        fake.count(template(request));
        if (request.at(0).equals("$batch")) {
            return batch(request, app.get());
        }
        boolean nothingDone = trouble.orElse(null) instanceof GraphTrouble.NothingDone;
        return request.at(0).equals("users") ? gated(request, app.get(), nothingDone) : routed(request, app.get(), nothingDone);
    }

    private static Optional<GraphReply> instead(GraphTrouble trouble) {
        return switch (trouble) {
            case GraphTrouble.TooMany many -> {
                GraphReply reply = GraphReply.error(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
                yield Optional.of(many.after().isZero() ? reply : reply.with("Retry-After", Long.toString(many.after().toSeconds())));
            }
            case GraphTrouble.Refused refused -> Optional.of(GraphReply.error(refused.status(), refused.code(), "as was asked for"));
            case GraphTrouble.HtmlBody _ -> Optional.of(new GraphReply(200, Map.of(), "text/html",
                    "<html><body>Sign in</body></html>".getBytes(StandardCharsets.US_ASCII)));
            case GraphTrouble.ErrorInside inside -> {
                GraphReply error = GraphReply.error(200, inside.code(), "inside a 200");
                yield Optional.of(error);
            }
            case GraphTrouble.TokenRefused _ -> Optional.of(GraphReply.error(401, "InvalidAuthenticationToken",
                    "Access token is not valid."));
            case GraphTrouble.Truncated _, GraphTrouble.EmptyBody _, GraphTrouble.Dropped _, GraphTrouble.LostAnswer _,
                 GraphTrouble.NothingDone _ -> Optional.empty();
        };
    }

    private GraphReply gated(GraphRequest request, GraphApp app, boolean nothingDone) {
        AtomicInteger now = inside.computeIfAbsent(app.clientId + " " + request.at(1), _ -> new AtomicInteger());
        try {
            if (now.incrementAndGet() > AT_ONCE_MAX) {
                fake.overConcurrency();
                return GraphReply.error(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.")
                        .with("Retry-After", "1");
            }
            return routed(request, app, nothingDone);
        } finally {
            now.decrementAndGet();
        }
    }

    private GraphReply batch(GraphRequest request, GraphApp app) {
        JsonNode requests = request.json().path("requests");
        if (!requests.isArray() || requests.isEmpty() || requests.size() > BATCH_MAX) {
            return GraphReply.error(400, "BadRequest", "A batch holds 1 to 20 requests.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode responses = answer.putArray("responses");
        Map<String, Integer> done = new LinkedHashMap<>();
        for (JsonNode one : requests) {
            Map<String, String> headers = new LinkedHashMap<>();
            one.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asString("")));
            byte[] body = one.has("body") ? GraphRequest.MAPPER.writeValueAsBytes(one.path("body")) : new byte[0];
            GraphRequest inner = GraphRequest.of(one.path("method").asString(""), one.path("url").asString(""), headers, body);
            Optional<GraphTrouble> trouble = fake.faults().draw("batched " + template(inner));
            boolean failed = false;
            for (JsonNode parent : one.path("dependsOn")) {
                failed |= done.getOrDefault(parent.asString(""), 500) >= 400;
            }
            GraphReply reply = failed ? GraphReply.error(424, "FailedDependency", "a request before it failed")
                    : trouble.flatMap(GraphDesk::instead).orElseGet(() -> gated(inner, app, false));
            fake.count("batched " + template(inner));
            done.put(one.path("id").asString(""), reply.status());
            ObjectNode response = responses.addObject().put("id", one.path("id").asString("")).put("status", reply.status());
            ObjectNode out = response.putObject("headers");
            reply.headers().forEach(out::put);
            if (reply.body().length > 0) {
                response.set("body", reply.type().equals("application/json") ? GraphRequest.MAPPER.readTree(reply.body())
                        : JsonNodeFactory.instance.stringNode(java.util.Base64.getEncoder().encodeToString(reply.body())));
            }
        }
        return GraphReply.json(200, answer);
    }

    // --- operations ----------------------------------------------------------------------------------------------------------------

    private GraphReply routed(GraphRequest r, GraphApp app, boolean nothingDone) {
        try {
            return switch (r.at(0)) {
                case "users" -> r.path().size() <= 2 ? users(r, app) : mail(r, app, nothingDone);
                case "subscriptions" -> subscriptions(r, app);
                case "domains" -> {
                    fake.requireRole(app, DirectoryDesk.DOMAINS);
                    yield directory.domains();
                }
                case "groups" -> {
                    fake.requireRole(app, DirectoryDesk.needed(r.path()));
                    yield r.path().size() == 1 ? directory.groups(r) : directory.members(r.at(1));
                }
                case "auditLogs", "security", "identityProtection", "oauth2PermissionGrants", "admin" -> {
                    fake.requireRole(app, DirectoryDesk.needed(r.path()));
                    yield r.path().getLast().equals("signIns") ? directory.signIns(r) : directory.nothing();
                }
                default -> throw new GraphRefusal(404, "ResourceNotFound", "Resource not found for the segment.");
            };
        } catch (GraphRefusal refusal) {
            return refusal.reply();
        }
    }

    private GraphReply users(GraphRequest r, GraphApp app) throws GraphRefusal {
        fake.requireRole(app, DirectoryDesk.USERS);
        return r.path().size() == 1 ? directory.users(r) : directory.user(r.at(1));
    }

    private GraphReply subscriptions(GraphRequest r, GraphApp app) throws GraphRefusal {
        GraphSubscriptions all = fake.subscriptions();
        if (r.path().size() == 1) {
            return r.method().equals("POST") ? all.create(r, app) : all.list(app);
        }
        if (r.at(2).equals("reauthorize")) {
            return all.reauthorize(r.at(1), app);
        }
        return switch (r.method()) {
            case "PATCH" -> all.renew(r.at(1), r, app);
            case "DELETE" -> all.delete(r.at(1), app);
            default -> throw new GraphRefusal(405, "BadRequest", "not allowed");
        };
    }

    private GraphReply mail(GraphRequest r, GraphApp app, boolean nothingDone) throws GraphRefusal {
        GraphMailbox box = fake.mailbox(r.at(1)).orElseThrow(() -> new GraphRefusal(404, "ErrorInvalidUser",
                "The requested user is invalid."));
        if (r.at(2).equals("revokeSignInSessions")) {
            fake.requireRole(app, Set.of("User.RevokeSessions.All"));
            return GraphReply.json(200, JsonNodeFactory.instance.objectNode().put("value", true));
        }
        if (r.at(2).equals("mailboxSettings") || r.path().contains("messageRules")) {
            fake.requireRole(app, r.method().equals("GET") ? RULES : RULE_WRITES, box);
            return r.path().contains("messageRules") ? directory.rules(r, box) : directory.nothing();
        }
        if (r.at(2).equals("oauth2PermissionGrants")) {
            fake.requireRole(app, DirectoryDesk.needed(r.path()));
            return directory.list(box.grants);
        }
        fake.requireRole(app, FakeGraph.READS_MAIL, box);
        if (!r.method().equals("GET")) {
            fake.requireRole(app, WRITES, box);
        }
        MailDesk desk = new MailDesk(fake, box, r, !app.may(BODIES, box.address), nothingDone);
        return switch (r.at(2)) {
            case "messages" -> messages(r, app, box, desk);
            case "mailFolders" -> folders(r, desk);
            default -> throw new GraphRefusal(404, "ResourceNotFound", "Resource not found for the segment.");
        };
    }

    private GraphReply messages(GraphRequest r, GraphApp app, GraphMailbox box, MailDesk desk) throws GraphRefusal {
        if (r.path().size() == 3) {
            return desk.list("");
        }
        if (r.path().size() == 4) {
            return switch (r.method()) {
                case "GET" -> desk.get(r.at(3));
                case "PATCH" -> desk.patch(r.at(3));
                case "DELETE" -> desk.delete(r.at(3), false);
                default -> throw new GraphRefusal(405, "BadRequest", "not allowed");
            };
        }
        return switch (r.method() + " " + r.at(4)) {
            case "GET $value" -> {
                fake.requireRole(app, BODIES, box);
                yield desk.raw(r.at(3));
            }
            case "POST move" -> desk.move(r.at(3));
            case "POST copy" -> desk.copy(r.at(3));
            case "POST permanentDelete" -> desk.delete(r.at(3), true);
            default -> throw new GraphRefusal(404, "ResourceNotFound", "Resource not found for the segment.");
        };
    }

    private GraphReply folders(GraphRequest r, MailDesk desk) throws GraphRefusal {
        boolean post = r.method().equals("POST");
        if (r.path().size() == 3) {
            return post ? desk.createFolder("root") : desk.folders("root");
        }
        if (r.path().size() == 4) {
            return r.method().equals("DELETE") ? desk.deleteFolder(r.at(3)) : desk.folderOf(r.at(3));
        }
        if (r.at(4).equals("childFolders")) {
            return post ? desk.createFolder(r.at(3)) : desk.folders(r.at(3));
        }
        if (r.at(4).equals("messages") && r.path().size() == 5) {
            return desk.list(r.at(3));
        }
        if (r.at(4).equals("messages") && r.at(5).startsWith("delta")) {
            return desk.delta(r.at(3));
        }
        throw new GraphRefusal(r.at(6).equals("$value") ? 405 : 404, "ResourceNotFound", "Resource not found for the segment.");
    }

    /** Method and path template as the vendor's list of operations writes them. */
    static String template(GraphRequest r) {
        StringBuilder out = new StringBuilder(r.method()).append(' ');
        List<String> path = r.path();
        for (int i = 0; i < path.size(); i++) {
            String before = i == 0 ? "" : path.get(i - 1);
            String segment = path.get(i);
            out.append('/').append(switch (before) {
                case "users" -> segment.startsWith("delta") ? "delta()" : "{user-id}";
                case "messages" -> segment.startsWith("delta") ? "delta()" : "{message-id}";
                case "mailFolders" -> segment.startsWith("delta") ? "delta()" : "{mailFolder-id}";
                case "subscriptions" -> "{subscription-id}";
                case "messageRules" -> "{messageRule-id}";
                case "groups" -> "{group-id}";
                default -> segment;
            });
        }
        return out.toString();
    }
}
