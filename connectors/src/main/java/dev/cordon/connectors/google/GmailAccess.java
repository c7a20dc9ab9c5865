package dev.cordon.connectors.google;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.ObjectNode;

/** One mailbox as one side reaches it: Gmail's methods with what each costs (quota units since 2026-05-01). */
final class GmailAccess {
    static final int GET_UNITS = 20;
    static final int LIST_UNITS = 5;

    private static final long MESSAGE_BYTES_MAX = 160L << 20;
    private static final long RAW_BYTES_MAX = MESSAGE_BYTES_MAX / 3 * 4 + (1 << 20);
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength((int) RAW_BYTES_MAX).build()).build();
    private static final Base64Variant URL = Base64Variants.MODIFIED_FOR_URL.withPaddingAllowed();

    /** A message's description and its bytes. */
    record Whole(ObjectNode message, byte[] bytes) {}

    private final GoogleLine line;
    private final GooglePlaces places;
    private final String address;

    GmailAccess(GoogleLine line, GooglePlaces places, String address) {
        this.line = line;
        this.places = places;
        this.address = address;
    }

    String address() {
        return address;
    }

    GoogleLine line() {
        return line;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private java.net.URI uri(String pathAndQuery) throws FaultFound {
        return GooglePlaces.uri(places.gmail(), "/gmail/v1/users/" + encoded(address) + pathAndQuery);
    }

    /** @param pathAndQuery below the user */
    ObjectNode get(String pathAndQuery, int units) throws FaultFound {
        return line.get(uri(pathAndQuery), units);
    }

    ObjectNode post(String path, ObjectNode body, int units) throws FaultFound {
        return line.post(uri(path), body, units);
    }

    ObjectNode post(String path, int units) throws FaultFound {
        return line.post(uri(path), units);
    }

    /** The place in the history now. */
    String historyId() throws FaultFound {
        String id = get("/profile", 1).path("historyId").asString("");
        if (id.isEmpty()) {
            throw new FaultFound(new Fault.Malformed("an answer lacks historyId"));
        }
        return id;
    }

    /** A message's labels, size and times; nothing when there is none with this id. */
    Optional<ObjectNode> minimal(String id) throws FaultFound {
        try {
            ObjectNode message = get("/messages/" + encoded(id) + "?format=minimal", GET_UNITS);
            if (!message.path("id").asString("").equals(id)) {
                // Without it nothing that it says can be believed: no labels would mean that it is in All Mail only.
                throw broken();
            }
            return Optional.of(message);
        } catch (GoogleError e) {
            if (isNoMessage(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    // What cannot be an id at all is answered with 400.
    private static boolean isNoMessage(GoogleError e) {
        return e.status() == 404 || e.status() == 400 && e.reason().equals("invalidArgument");
    }

    /** A whole message; nothing when there is none with this id. */
    Optional<Whole> whole(String id) throws FaultFound {
        byte[] body;
        try {
            body = line.bytes(uri("/messages/" + encoded(id) + "?format=raw"), GET_UNITS, RAW_BYTES_MAX);
        } catch (GoogleError e) {
            if (isNoMessage(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(parsed(body));
    }

    // The text is decoded as it is read: a message of 100 MB must not be in memory three times.
    private static Whole parsed(byte[] body) throws FaultFound {
        ObjectNode message = JsonBody.object();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(64, body.length / 4 * 3));
        boolean raw = false;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("raw")) {
                    parser.readBinaryValue(URL, bytes);
                    raw = true;
                } else if (value == JsonToken.START_ARRAY) {
                    var list = message.putArray(name);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() == JsonToken.VALUE_STRING) {
                            list.add(parser.getString());
                        } else {
                            parser.skipChildren();
                        }
                    }
                } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                    message.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null || !raw) {
                throw broken();
            }
        } catch (JacksonException e) {
            throw broken();
        }
        return new Whole(message, bytes.toByteArray());
    }

    private static FaultFound broken() {
        return new FaultFound(new Fault.Retry("Gmail answered with a broken message", Duration.ofSeconds(5)));
    }
}
