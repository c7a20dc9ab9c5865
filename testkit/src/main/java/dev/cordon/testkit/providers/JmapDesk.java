package dev.cordon.testkit.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side of the fake: sign-in, session, API, blobs, event source, and the faults that were asked for. */
final class JmapDesk implements HttpHandler {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int REQUEST_BYTES_MAX = 4 << 20;
    private static final int UPLOAD_BYTES_MAX = 64 << 20;
    private static final int CALLS_MAX = 16;
    private static final String CORE = "urn:ietf:params:jmap:core";
    private static final String MAIL = "urn:ietf:params:jmap:mail";

    private final FakeJmap fake;

    JmapDesk(FakeJmap fake) {
        this.fake = fake;
    }

    @Override public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/.well-known/jmap")) {
                // RFC 8620 §2.2: the well-known place may redirect, and real servers do.
                exchange.getResponseHeaders().set("Location", "/jmap/session");
                exchange.sendResponseHeaders(301, -1);
                return;
            }
            Optional<FakeAccount> account = signedIn(exchange);
            if (account.isEmpty()) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"mail\"");
                answer(exchange, 401, "text/plain", "sign in first");
            } else if (path.equals("/jmap/session")) {
                session(exchange, account.get());
            } else if (path.equals("/jmap/api")) {
                api(exchange, account.get());
            } else if (path.startsWith("/jmap/download/")) {
                download(exchange, account.get(), path.split("/", -1));
            } else if (path.startsWith("/jmap/upload/")) {
                upload(exchange, account.get());
            } else if (path.equals("/jmap/eventsource")) {
                eventSource(exchange, account.get());
            } else {
                answer(exchange, 404, "text/plain", "nothing here");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<FakeAccount> signedIn(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : fake.signIn(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void session(HttpExchange exchange, FakeAccount account) throws IOException, InterruptedException {
        if (meets(exchange, List.of("session"))) {
            return;
        }
        ObjectNode session = JSON.objectNode();
        session.putObject("capabilities").set(MAIL, JSON.objectNode());
        ((ObjectNode) session.path("capabilities")).putObject(CORE)
                .put("maxSizeUpload", UPLOAD_BYTES_MAX).put("maxConcurrentUpload", 4).put("maxSizeRequest", REQUEST_BYTES_MAX)
                .put("maxConcurrentRequests", 8).put("maxCallsInRequest", CALLS_MAX).put("maxObjectsInGet", fake.objectsInGetMax())
                .put("maxObjectsInSet", 500).set("collationAlgorithms", JSON.arrayNode());
        ObjectNode mine = session.putObject("accounts").putObject(account.id);
        mine.put("name", account.address).put("isPersonal", true).put("isReadOnly", false);
        ObjectNode abilities = mine.putObject("accountCapabilities");
        abilities.set(CORE, JSON.objectNode());
        ObjectNode mail = abilities.putObject(MAIL);
        mail.set("maxMailboxesPerEmail", JSON.nullNode());
        mail.set("maxMailboxDepth", JSON.nullNode());
        mail.put("maxSizeMailboxName", 200).put("maxSizeAttachmentsPerEmail", UPLOAD_BYTES_MAX).put("mayCreateTopLevelMailbox", true);
        mail.putArray("emailQuerySortOptions").add("receivedAt");
        session.putObject("primaryAccounts").put(MAIL, account.id);
        session.put("username", account.address).put("apiUrl", "/jmap/api")
                .put("downloadUrl", "/jmap/download/{accountId}/{blobId}/{name}?accept={type}").put("uploadUrl", "/jmap/upload/{accountId}/")
                .put("eventSourceUrl", "/jmap/eventsource?types={types}&closeafter={closeafter}&ping={ping}")
                .put("state", sessionState());
        fake.observer().seen("/jmap/session", "", session.toString());
        answer(exchange, 200, "application/json", session.toString());
    }

    private String sessionState() {
        return "s" + fake.objectsInGetMax();
    }

    private void api(HttpExchange exchange, FakeAccount account) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX + 1);
        JsonNode request;
        try {
            request = MAPPER.readTree(body);
        } catch (JacksonException e) {
            problem(exchange, "notJSON");
            return;
        }
        List<String> methods = new ArrayList<>();
        request.path("methodCalls").forEach(call -> methods.add(call.path(0).asString("")));
        if (body.length > REQUEST_BYTES_MAX || methods.size() > CALLS_MAX) {
            problem(exchange, "limit");
            return;
        }
        if (methods.isEmpty() || !request.path("using").isArray()) {
            problem(exchange, "notRequest");
            return;
        }
        Optional<Trouble> trouble = fake.faults().draw(methods);
        if (trouble.isPresent() && happensBefore(exchange, trouble.get())) {
            return;
        }
        String stateBefore = account.emailState();
        String text = perform(account, request, trouble).toString();
        fake.observer().seen("/jmap/api", request.toString(), text);
        if (!stateBefore.equals(account.emailState())) {
            fake.announce(account);
        }
        if (trouble.isPresent() && trouble.get() instanceof Trouble.LostAnswer) {
            return;
        }
        boolean cut = trouble.isPresent() && trouble.get() instanceof Trouble.TruncatedJson;
        answer(exchange, 200, "application/json", cut ? text.substring(0, text.length() / 2) : text);
    }

    private ObjectNode perform(FakeAccount account, JsonNode request, Optional<Trouble> trouble) {
        MailMethods mail = new MailMethods(account, fake.clock(), fake.objectsInGetMax());
        List<ArrayNode> answers = new ArrayList<>();
        for (JsonNode call : request.path("methodCalls")) {
            ArrayNode one = JSON.arrayNode();
            try {
                if (trouble.isPresent() && trouble.get() instanceof Trouble.MethodError error) {
                    throw new MethodTrouble(error.type(), "as asked for");
                }
                String name = call.path(0).asString("");
                ObjectNode answer = mail.call(name, BackReferences.resolved((ObjectNode) call.path(1), answers));
                one.add(name).add(answer);
            } catch (MethodTrouble e) {
                one.add("error").add(JSON.objectNode().put("type", e.type()).put("description", e.description()));
            }
            answers.add(one.add(call.path(2).asString("")));
        }
        ObjectNode response = JSON.objectNode();
        answers.forEach(response.putArray("methodResponses")::add);
        return response.put("sessionState", sessionState());
    }

    /** Draws a trouble for a resource that is no API call; true when it has already been answered. */
    private boolean meets(HttpExchange exchange, List<String> names) throws IOException, InterruptedException {
        Optional<Trouble> trouble = fake.faults().draw(names);
        return trouble.isPresent() && (happensBefore(exchange, trouble.get()) || trouble.get() instanceof Trouble.LostAnswer);
    }

    private static boolean happensBefore(HttpExchange exchange, Trouble trouble) throws IOException, InterruptedException {
        return switch (trouble) {
            case Trouble.TooMany(var after) -> {
                if (!after.isZero()) {
                    exchange.getResponseHeaders().set("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
                }
                answer(exchange, 429, "text/plain", "too many requests");
                yield true;
            }
            case Trouble.Status(int code) -> {
                answer(exchange, code, "text/plain", "trouble " + code);
                yield true;
            }
            case Trouble.HtmlBody() -> {
                answer(exchange, 200, "text/html", "<!doctype html><html><body>Please sign in to the network.</body></html>");
                yield true;
            }
            case Trouble.Dropped() -> true;
            case Trouble.Slow(var by) -> {
                boolean never = new CountDownLatch(1).await(by.toMillis(), TimeUnit.MILLISECONDS);
                yield never;
            }
            case Trouble.TruncatedJson(), Trouble.LostAnswer(), Trouble.MethodError(_) -> false;
        };
    }

    private void download(HttpExchange exchange, FakeAccount account, String[] path) throws IOException, InterruptedException {
        if (meets(exchange, List.of("download"))) {
            return;
        }
        Optional<byte[]> blob = path.length > 4 && path[3].equals(account.id) ? account.blob(path[4]) : Optional.empty();
        if (blob.isEmpty()) {
            answer(exchange, 404, "text/plain", "no such blob");
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", parameters(exchange).getOrDefault("accept", "application/octet-stream"));
        exchange.sendResponseHeaders(200, blob.get().length == 0 ? -1 : blob.get().length);
        exchange.getResponseBody().write(blob.get());
    }

    private void upload(HttpExchange exchange, FakeAccount account) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(UPLOAD_BYTES_MAX);
        ObjectNode answer = JSON.objectNode().put("accountId", account.id).put("blobId", account.keepBlob(body)).put("size", body.length);
        answer(exchange, 201, "application/json", answer.put("type", "message/rfc822").toString());
    }

    private void eventSource(HttpExchange exchange, FakeAccount account) throws IOException, InterruptedException {
        if (!fake.offersPush()) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        if (meets(exchange, List.of("eventsource"))) {
            return;
        }
        Map<String, String> parameters = parameters(exchange);
        String ping = parameters.getOrDefault("ping", "0");
        int seconds = ping.chars().allMatch(c -> c >= '0' && c <= '9') && ping.length() < 6 && !ping.isEmpty() ? Integer.parseInt(ping) : 0;
        fake.streams().serve(exchange, account.id, seconds, parameters.getOrDefault("closeafter", "no").equals("state"));
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> map = new HashMap<>();
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Arrays.stream(query.split("&", -1)).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> map.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return map;
    }

    // RFC 8620 §3.6.1.
    private static void problem(HttpExchange exchange, String kind) throws IOException {
        answer(exchange, 400, "application/problem+json",
                JSON.objectNode().put("type", "urn:ietf:params:jmap:error:" + kind).put("status", 400).toString());
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
