package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.providers.graph.FakeGraph;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** That the checker of shapes can find fault at all. */
final class GraphShapesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String MOVE = "/users/{user-id}/messages/{message-id}/move";

    private static int problems(GraphShapes shapes, String method, String path, String query, String request, int status, String answer) {
        int before = shapes.problems().size();
        shapes.seen(new FakeGraph.Exchange(method, path, query, request, status, answer));
        return shapes.problems().size() - before;
    }

    @Test void eachMisshapenPartIsFound() {
        Optional<GraphShapes> open = GraphShapes.open();
        if (open.isEmpty()) {
            return;
        }
        GraphShapes shapes = open.get();
        String list = "/users/{user-id}/messages";
        String moved = "{\"id\":\"a\",\"parentFolderId\":\"b\"}";
        assertThat(problems(shapes, "POST", MOVE, "", "{\"destinationId\":\"b\"}", 201, moved)).isZero();
        assertThat(problems(shapes, "POST", MOVE, "", "{\"destination\":\"b\"}", 201, moved)).isPositive();
        assertThat(problems(shapes, "POST", MOVE, "", "{\"destinationId\":\"b\"}", 200, moved)).isPositive();
        assertThat(problems(shapes, "POST", MOVE, "", "{\"destinationId\":\"b\"}", 201, "{\"id\":1}")).isPositive();
        assertThat(problems(shapes, "POST", MOVE, "", "{\"destinationId\":\"b\"}", 201, "{\"folder\":\"b\"}")).isPositive();
        assertThat(problems(shapes, "POST", "/users/{user-id}/messages/{message-id}/shift", "", "{}", 201, moved)).isPositive();
        assertThat(problems(shapes, "GET", list, "$select=id&$top=5", "", 200, "{\"value\":[]}")).isZero();
        assertThat(problems(shapes, "GET", list, "$choose=id", "", 200, "{\"value\":[]}")).isPositive();
        assertThat(problems(shapes, "GET", list, "", "", 200, "{\"values\":[]}")).isPositive();
        assertThat(problems(shapes, "GET", list, "", "", 200, "{\"value\":[{\"receivedDateTime\":\"yesterday\"}]}")).isPositive();
        assertThat(problems(shapes, "GET", list, "", "", 404, "{\"error\":{\"code\":\"\"}}")).isZero();
        assertThat(problems(shapes, "POST", "/subscriptions", "", "{\"resource\":\"users/a/messages\",\"expires\":\"x\"}", 201,
                "{\"id\":\"a\"}"))
                .isPositive();
        String batch = "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/a\"},{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/b\"}]}";
        assertThat(problems(shapes, "POST", "/$batch", "", batch, 200, "{\"responses\":[]}")).isPositive();
        assertThat(problems(shapes, "POST", "webhook", "", "{\"value\":[{\"subscriptionId\":\"1\"}]}", 202, "")).isPositive();
    }

    @Test void theSchemaCheckerKnowsItsKeywords() {
        SchemaCheck check = new SchemaCheck(MAPPER.readTree("{\"a\":{\"type\":\"string\",\"minLength\":2}}"));
        for (String[] pair : new String[][] {{"{\"$ref\":\"#/a\"}", "\"x\""}, {"{\"type\":[\"string\",\"null\"]}", "1"},
                {"{\"enum\":[\"a\"]}", "\"b\""},
            {"{\"required\":[\"a\"]}", "{}"}, {"{\"items\":{\"type\":\"integer\"}}", "[1,1.5]"}, {"{\"pattern\":\"^a$\"}", "\"b\""},
            {"{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1"}, {"{\"format\":\"uuid\"}", "\"x\""}, {"{\"maxItems\":1}",
                    "[1,2]"},
            {"{\"additionalProperties\":false}", "{\"a\":1}"}, {"{\"invented\":1}", "1"}, {"{\"$ref\":\"#/missing\"}", "1"}}) {
            assertThat(check.problems(MAPPER.readTree(pair[0]), MAPPER.readTree(pair[1]))).as(pair[0]).isNotEmpty();
        }
        assertThat(check.problems(MAPPER.readTree("{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/a\"}},\"patternProperties\":{\"^x\":{}},"
                + "\"additionalProperties\":false}"), MAPPER.readTree("{\"a\":\"xx\",\"xy\":1}"))).isEmpty();
    }
}
