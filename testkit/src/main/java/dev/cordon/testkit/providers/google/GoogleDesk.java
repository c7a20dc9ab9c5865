package dev.cordon.testkit.providers.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The HTTP side of the fake: sign-in, scopes, quota, the faults that were asked for, and the way to each API. */
final class GoogleDesk implements HttpHandler {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int BODY_BYTES_MAX = 210 << 20;
    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default/token";
    private static final Set<String> EMPTY = Set.of("gmail.users.messages.batchModify", "gmail.users.messages.batchDelete",
            "gmail.users.messages.delete", "gmail.users.labels.delete", "gmail.users.stop", "gmail.users.settings.filters.delete");

    private final FakeGoogle fake;

    GoogleDesk(FakeGoogle fake) {
        this.fake = fake;
    }

    @Override public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String raw = exchange.getRequestURI().getRawPath();
            List<String> path = new ArrayList<>();
            for (String segment : raw.substring(1).split("/", -1)) {
                path.add(URLDecoder.decode(segment, StandardCharsets.UTF_8));
            }
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            if (raw.equals("/oauth2/v3/certs")) {
                send(exchange, 200, fake.push().keySet().toString(), Optional.empty());
            } else if (raw.equals("/token") || raw.equals(METADATA) || path.getLast().endsWith(":signJwt")) {
                credentials(exchange, raw, path.getLast(), body);
            } else {
                api(exchange, path, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void credentials(HttpExchange exchange, String raw, String last, byte[] body) throws IOException, InterruptedException {
        String id = raw.equals("/token") ? "token" : raw.equals(METADATA) ? "metadata" : "iamcredentials.signJwt";
        Optional<GoogleTrouble> trouble = fake.faults().draw(id);
        if (trouble.isPresent() && happensBefore(exchange, trouble.get())) {
            return;
        }
        try {
            String answer = switch (id) {
                case "token" -> fake.tokens().exchange(options(new String(body, StandardCharsets.UTF_8)), fake.url() + "/token").toString();
                case "metadata" -> {
                    if (!"Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"))) {
                        throw GoogleRefusal.forbidden("forbidden", "Missing Metadata-Flavor:Google header.");
                    }
                    yield fake.tokens().workload().toString();
                }
                default -> fake.tokens().signJwt(authorization(exchange), last.substring(0, last.indexOf(':')), json(body)).toString();
            };
            send(exchange, 200, answer, trouble);
        } catch (TokenDesk.NoToken e) {
            send(exchange, e.code, JSON.objectNode().put("error", e.error).put("error_description", String.valueOf(e.getMessage())).toString(),
                    trouble);
        } catch (GoogleRefusal e) {
            send(exchange, e.code, GoogleRefusal.body(e.code, e.reason, String.valueOf(e.getMessage())).toString(), trouble);
        }
    }

    private static String authorization(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
    }

    private static JsonNode json(byte[] body) throws GoogleRefusal {
        if (body.length == 0) {
            return JSON.objectNode();
        }
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw GoogleRefusal.invalid("Invalid JSON payload received.");
        }
    }

    static Map<String, List<String>> options(String query) {
        Map<String, List<String>> options = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                options.computeIfAbsent(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8), k -> new ArrayList<>())
                        .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return options;
    }

    private void api(HttpExchange exchange, List<String> path, byte[] body) throws IOException, InterruptedException {
        Optional<Routes.Route> route = Routes.of(exchange.getRequestMethod(), path);
        String id = route.map(Routes.Route::id).orElse("unknown");
        Optional<GoogleTrouble> trouble = fake.faults().draw(id);
        if (trouble.isPresent() && happensBefore(exchange, trouble.get())) {
            return;
        }
        Map<String, List<String>> query = options(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
        String asked = new String(body, StandardCharsets.UTF_8);
        int status = 200;
        String answer;
        try {
            Routes.Route found = route.orElseThrow(() -> new GoogleRefusal(404, "notFound", "The requested URL was not found on this server."));
            String type = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
            TokenDesk.Grant grant = permitted(found, authorization(exchange));
            JsonNode json = type.startsWith("application/json") ? json(body) : JSON.objectNode();
            GoogleCall call = new GoogleCall(id, path, query, json, body, type, grant.subject());
            ObjectNode result = trouble.isPresent() && trouble.get() instanceof GoogleTrouble.NothingDone ? JSON.objectNode() : fake.perform(call);
            answer = EMPTY.contains(id) ? "" : result.toString();
            status = EMPTY.contains(id) ? 204 : 200;
        } catch (GoogleRefusal e) {
            status = e.code;
            answer = GoogleRefusal.body(e.code, e.reason, String.valueOf(e.getMessage())).toString();
        }
        fake.observer().seen(new FakeGoogle.Exchange(id, exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), query, asked, status,
                answer));
        send(exchange, status, answer, trouble);
    }

    private TokenDesk.Grant permitted(Routes.Route route, String authorization) throws GoogleRefusal {
        TokenDesk.Grant grant = fake.tokens().grant(authorization).orElseThrow(() -> new GoogleRefusal(401, "authError",
                "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication"
                + " credential."));
        if (grant.workload() || route.scopes().stream().noneMatch(grant.scopes()::contains)) {
            fake.noteOutOfScope(route.id() + " with " + grant.scopes());
            throw GoogleRefusal.forbidden("insufficientPermissions", "Request had insufficient authentication scopes.");
        }
        return grant;
    }

    /** Troubles that happen before anything is done; true when it has already been answered. */
    private static boolean happensBefore(HttpExchange exchange, GoogleTrouble trouble) throws IOException, InterruptedException {
        return switch (trouble) {
            case GoogleTrouble.Refused(int code, String reason, Duration after) -> {
                if (!after.isZero()) {
                    exchange.getResponseHeaders().set("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
                }
                send(exchange, code, GoogleRefusal.body(code, reason, "As asked for: " + reason).toString(), Optional.empty());
                yield true;
            }
            case GoogleTrouble.Html(int code) -> {
                bytes(exchange, code, "text/html; charset=UTF-8",
                        "<!doctype html><html><body>Please sign in to the network.</body></html>".getBytes(StandardCharsets.UTF_8));
                yield true;
            }
            case GoogleTrouble.ErrorInside(String reason) -> {
                send(exchange, 200, GoogleRefusal.body(500, reason, "An error inside a success").toString(), Optional.empty());
                yield true;
            }
            case GoogleTrouble.Dropped() -> true;
            case GoogleTrouble.Slow(Duration by) -> new CountDownLatch(1).await(by.toMillis(), TimeUnit.MILLISECONDS);
            case GoogleTrouble.TruncatedJson(), GoogleTrouble.CutTransfer(), GoogleTrouble.ShortRaw(), GoogleTrouble.LostAnswer(),
                GoogleTrouble.NothingDone() -> false;
        };
    }

    private static void send(HttpExchange exchange, int status, String answer, Optional<GoogleTrouble> trouble) throws IOException {
        byte[] whole = answer.getBytes(StandardCharsets.UTF_8);
        switch (trouble.orElse(new GoogleTrouble.NothingDone())) {
            case GoogleTrouble.LostAnswer() -> { }
            case GoogleTrouble.TruncatedJson() -> bytes(exchange, status == 204 ? 200 : status, "application/json; charset=UTF-8",
                    java.util.Arrays.copyOf(whole, Math.max(1, whole.length / 2)));
            case GoogleTrouble.CutTransfer() -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
                exchange.sendResponseHeaders(status == 204 ? 200 : status, whole.length + 2L);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
                exchange.getResponseBody().flush();
            }
            case GoogleTrouble.ShortRaw() -> bytes(exchange, status, "application/json; charset=UTF-8",
                    shortened(answer).getBytes(StandardCharsets.UTF_8));
            case GoogleTrouble.Refused _, GoogleTrouble.Html _, GoogleTrouble.ErrorInside _, GoogleTrouble.Dropped _, GoogleTrouble.Slow _,
                GoogleTrouble.NothingDone _ -> bytes(exchange, status, "application/json; charset=UTF-8", whole);
        }
    }

    private static String shortened(String answer) {
        JsonNode json = MAPPER.readTree(answer);
        if (json instanceof ObjectNode object && object.path("raw").isString()) {
            String raw = object.path("raw").asString();
            object.put("raw", raw.substring(0, raw.length() / 8 * 4));
        }
        return json.toString();
    }

    private static void bytes(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        if (status == 204) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
