package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the checker of shapes can find fault at all. */
final class JmapShapesTest {
    private static final String ANSWER =
            "{\"methodResponses\":[[\"Email/set\",{\"accountId\":\"a\",\"newState\":\"2\"},\"c0\"]],\"sessionState\":\"s\"}";

    private static int problems(String request, String answer) {
        JmapShapes shapes = new JmapShapes();
        shapes.seen("/jmap/api", request, answer);
        return shapes.problems().size();
    }

    private static String request(String call) {
        return "{\"using\":[\"urn:ietf:params:jmap:core\",\"urn:ietf:params:jmap:mail\"],\"methodCalls\":[" + call + "]}";
    }

    @Test void aGoodExchangePasses() {
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a\",\"update\":{\"m\":{\"keywords/x\":true}}},\"c0\"]"), ANSWER)).isZero();
    }

    @Test void eachMisshapenPartIsFound() {
        assertThat(problems("{\"methodCalls\":[]}", ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a\",\"updates\":{}},\"c0\"]"), ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a b\",\"update\":{}},\"c0\"]"), ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a\",\"update\":{\"m\":{\"subject\":\"x\"}}},\"c0\"]"), ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a\",\"update\":{\"m\":{\"mailboxIds\":{}}}},\"c0\"]"), ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/get\",{\"accountId\":\"a\",\"ids\":[\"\"]},\"c0\"]"), ANSWER)).isPositive();
        assertThat(problems(request("[\"Email/set\",{\"accountId\":\"a\",\"update\":{}},\"c0\"]"), "{\"methodResponses\":[]}")).isPositive();
        JmapShapes session = new JmapShapes();
        session.seen("/jmap/session", "", "{\"apiUrl\":\"/x\"}");
        assertThat(session.problems()).isNotEmpty();
    }
}
