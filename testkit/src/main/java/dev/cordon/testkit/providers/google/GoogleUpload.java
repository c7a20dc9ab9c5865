package dev.cordon.testkit.providers.google;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A message that is uploaded: as it is ({@code uploadType=media}), or after its JSON ({@code uploadType=multipart}). */
record GoogleUpload(JsonNode meta, byte[] message) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Optional<GoogleUpload> of(GoogleCall call) throws GoogleRefusal {
        return switch (call.option("uploadType")) {
            case "media" -> Optional.of(new GoogleUpload(JsonNodeFactory.instance.objectNode(), call.body()));
            case "multipart" -> Optional.of(multipart(call));
            default -> Optional.empty();
        };
    }

    // RFC 2387: two parts. The text is read as Latin-1, so that positions are bytes.
    private static GoogleUpload multipart(GoogleCall call) throws GoogleRefusal {
        int at = call.type().indexOf("boundary=");
        if (at < 0) {
            throw GoogleRefusal.invalid("Missing boundary");
        }
        String boundary = "--" + call.type().substring(at + "boundary=".length()).replace("\"", "").strip();
        String text = new String(call.body(), StandardCharsets.ISO_8859_1);
        int first = text.indexOf(boundary);
        int second = text.indexOf("\r\n" + boundary, first + boundary.length());
        int end = text.indexOf("\r\n" + boundary + "--", second + 2);
        int json = text.indexOf("\r\n\r\n", first);
        int mail = text.indexOf("\r\n\r\n", second + 2);
        if (first < 0 || second < 0 || end < 0 || json < 0 || mail < 0) {
            throw GoogleRefusal.invalid("Malformed multipart body.");
        }
        try {
            JsonNode meta = MAPPER.readTree(Arrays.copyOfRange(call.body(), json + 4, second));
            return new GoogleUpload(meta, Arrays.copyOfRange(call.body(), mail + 4, end));
        } catch (JacksonException e) {
            throw GoogleRefusal.invalid("Parse Error");
        }
    }
}
