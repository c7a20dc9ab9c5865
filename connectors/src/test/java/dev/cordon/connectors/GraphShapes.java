package dev.cordon.connectors;

import dev.cordon.testkit.providers.graph.FakeGraph;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks every request of ours and every answer of the fake against the vendor's description: operations, options, bodies. */
final class GraphShapes implements FakeGraph.Observer {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode document;
    private final SchemaCheck schema;
    private final Map<String, Set<String>> options = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int seen;

    private GraphShapes(Path folder) throws IOException {
        this.document = MAPPER.readTree(Files.readAllBytes(folder.resolve("graph-v1-subset.openapi.json")));
        this.schema = new SchemaCheck(document);
        for (String line : Files.readAllLines(folder.resolve("paths.tsv"))) {
            String[] columns = line.split("\t", -1);
            options.put(columns[0] + " " + columns[1], new HashSet<>(List.of(columns[2].replace("*", "").split(" "))));
        }
    }

    /** Nothing where the vendor's description is not on this machine; it is said then. */
    static Optional<GraphShapes> open() {
        Path folder = VendorFiles.folder().resolve("connectors/graph");
        if (!Files.isDirectory(folder)) {
            System.out.println("not run, the vendor's description is not here (" + folder + "): shapes of Graph");
            return Optional.empty();
        }
        try {
            return Optional.of(new GraphShapes(folder));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized int seen() {
        return seen;
    }

    @Override public synchronized void seen(FakeGraph.Exchange exchange) {
        seen++;
        if (exchange.path().equals("webhook")) {
            against(document.at("/webhooks/changeNotification/post/requestBody"), exchange.request(), "a notification");
            return;
        }
        if (exchange.path().equals("/$batch")) {
            batch(exchange);
        }
        operation(exchange.method(), exchange.path(), exchange.query(), exchange.request(), exchange.status(), exchange.answer());
    }

    private void operation(String method, String path, String query, String request, int status, String answer) {
        String what = method + " " + path;
        JsonNode operation = document.path("paths").path(path(path)).path(method.toLowerCase(java.util.Locale.ROOT));
        if (operation.isMissingNode()) {
            problems.add(what + " is not an operation of v1.0");
            return;
        }
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String option = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
            boolean inLink = option.equals("$skiptoken") || option.equals("$deltatoken") || option.equals("$skip");
            if (!inLink && !options.getOrDefault(method + " " + path(path), Set.of()).contains(option)) {
                problems.add(what + " has no option " + option);
            }
        }
        if (!request.isEmpty() && operation.has("requestBody")) {
            against(operation.path("requestBody"), request, what);
        } else if (!request.isEmpty() && !request.equals("{}")) {
            problems.add(what + " takes no body: " + request);
        }
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        if (status < 300 && response.isMissingNode() && !(status == 204 || status == 202)) {
            problems.add(what + " does not answer " + status);
        }
        if (!answer.isEmpty() && !answer.startsWith("<")) {
            against(status < 300 ? response : operation.path("responses").path("default"), answer, what + " " + status);
        }
    }

    /** Paths with functions are listed with brackets; names in paths stand for ids. */
    private static String path(String template) {
        return template.replace("/delta/", "/delta()/");
    }

    private void against(JsonNode holder, String json, String what) {
        JsonNode expected = holder.path("content").path("application/json").path("schema");
        if (expected.isMissingNode()) {
            problems.add(what + " has no JSON: " + json.substring(0, Math.min(80, json.length())));
            return;
        }
        try {
            JsonNode value = MAPPER.readTree(json);
            // An error inside a 200 is what a fault asked for.
            if (!value.has("error")) {
                schema.problems(expected, value).forEach(problem -> problems.add(what + " " + problem));
            }
        } catch (JacksonException e) {
            problems.add(what + " is not JSON");
        }
    }

    private void batch(FakeGraph.Exchange exchange) {
        JsonNode requests = MAPPER.readTree(exchange.request()).path("requests");
        Set<String> ids = new HashSet<>();
        for (JsonNode one : requests) {
            if (!ids.add(one.path("id").asString("")) || one.has("body") && !one.path("headers").has("Content-Type")) {
                problems.add("a batch: " + one);
            }
        }
        if (ids.size() > 20) {
            problems.add("a batch of " + ids.size());
        }
    }

    /** An empty object, for tests of the checker itself. */
    static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
