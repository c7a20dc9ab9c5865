package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as it comes from outside: an object, or a fault that says what came instead. */
public final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration SOON = Duration.ofSeconds(5);

    private JsonBody() {}

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The object that these bytes are. A page of HTML or an answer that was cut may be better next time. */
    public static ObjectNode read(byte[] body, String host) throws FaultFound {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            // Told below: the parser's own words may quote the body.
        }
        boolean html = body.length > 0 && body[0] == '<';
        throw new FaultFound(new Fault.Retry(host + (html ? " answered with a page of HTML instead of JSON" : " answered with broken JSON"),
                SOON));
    }

    /** The bytes of a node. */
    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }
}
