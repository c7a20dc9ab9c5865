package dev.cordon.testkit.google;

import dev.cordon.testkit.providers.google.FakeGoogle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks every exchange with the fake against the vendor's documents: the method exists with this path, the options are its own, and
 * request and answer have the schema's shape.
 */
public final class GoogleShapes implements FakeGoogle.Observer {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> EVERYWHERE = Set.of("fields", "uploadType");

    /**
     * One method as the vendor describes it.
     *
     * @param request the name of the body's schema; empty when there is no body
     * @param response the name of the answer's schema; empty when there is no body
     * @param scopes with their prefix left out, as the table has them
     */
    public record Described(String id, String method, String path, String request, String response, Set<String> query, Set<String> scopes,
            String api) {}

    private final Map<String, Described> methods = new HashMap<>();
    private final Map<String, Schema> schemas = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int seen;

    private GoogleShapes(Path folder) throws IOException {
        for (String api : List.of("gmail.v1", "pubsub.v1", "admin.directory_v1", "admin.reports_v1")) {
            schemas.put(api, new Schema(MAPPER.readTree(Files.readAllBytes(folder.resolve(api + ".schema.json")))));
            List<String> lines = Files.readAllLines(folder.resolve(api + ".methods.tsv"));
            for (String line : lines.subList(1, lines.size())) {
                String[] f = (line + "\t\t\t\t\t\t\t").split("\t", -1);
                methods.put(f[0], new Described(f[0], f[1], f[2], f[3], f[4], words(f[5]), words(f[6]), api));
            }
        }
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Stream.of(text.split(" ", -1)).filter(w -> !w.isEmpty()).distinct().toList());
    }

    /** The checker; nothing where the vendor's documents are not at hand, and then it says so. */
    public static Optional<GoogleShapes> here() {
        List<String> places = List.of(System.getProperty("cordon.shared", "../../shared"), "../shared", "../../../shared");
        for (String place : places) {
            Path folder = Path.of(place).resolve("corpora/connectors/google");
            if (Files.isDirectory(folder)) {
                try {
                    return Optional.of(new GoogleShapes(folder));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        System.out.println("not checked: Google's documents are not here (../shared/corpora/connectors/google)");
        return Optional.empty();
    }

    /** What was wrong so far. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many exchanges were looked at. */
    public synchronized int seen() {
        return seen;
    }

    /** A method by its id. */
    public Optional<Described> method(String id) {
        return Optional.ofNullable(methods.get(id));
    }

    @Override public synchronized void seen(FakeGoogle.Exchange exchange) {
        seen++;
        Described method = methods.get(exchange.id());
        if (method == null) {
            problems.add("no such method: " + exchange.method() + " " + exchange.path());
            return;
        }
        String path = exchange.path().startsWith("/upload/") ? exchange.path().substring("/upload".length()) : exchange.path();
        if (!method.method().equals(exchange.method()) || !fits(method.path(), path)) {
            problems.add(exchange.method() + " " + exchange.path() + " is not " + method.method() + " " + method.path());
        }
        for (String option : exchange.query().keySet()) {
            if (!method.query().contains(option) && !EVERYWHERE.contains(option)) {
                problems.add(exchange.id() + " has no option " + option);
            }
        }
        Schema schema = schemas.get(method.api());
        boolean upload = exchange.query().containsKey("uploadType");
        if (!exchange.request().isEmpty() && !upload && method.request().isEmpty()) {
            problems.add(exchange.id() + " takes no body, and this was sent: " + exchange.request());
        } else if (!method.request().isEmpty() && !upload) {
            check(schema, method.request(), exchange.request().isEmpty() ? "{}" : exchange.request(), exchange.id() + " request");
        }
        if (exchange.status() / 100 == 2) {
            if (method.response().isEmpty() != exchange.answer().isEmpty()) {
                problems.add(exchange.id() + " answers with " + (method.response().isEmpty() ? "no body" : method.response()));
            } else if (!method.response().isEmpty()) {
                check(schema, method.response(), exchange.answer(), exchange.id() + " answer");
            }
        } else {
            error(exchange);
        }
    }

    private void check(Schema schema, String name, String text, String where) {
        try {
            schema.problems(name, MAPPER.readTree(text)).forEach(p -> problems.add(where + ": " + p));
        } catch (JacksonException e) {
            problems.add(where + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private void error(FakeGoogle.Exchange exchange) {
        JsonNode error = MAPPER.readTree(exchange.answer()).path("error");
        if (error.path("code").asInt() != exchange.status() || !error.path("message").isString() || !error.path("status").isString()) {
            problems.add(exchange.id() + ": an error without code, message or status: " + exchange.answer());
        }
    }

    private static boolean fits(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] got = path.split("/", -1);
        if (wanted.length != got.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean any = wanted[i].startsWith("{");
            String tail = any ? wanted[i].substring(wanted[i].indexOf('}') + 1) : "";
            if (any ? got[i].isEmpty() || !got[i].endsWith(tail) : !wanted[i].equals(got[i])) {
                return false;
            }
        }
        return true;
    }
}
