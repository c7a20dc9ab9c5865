package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Asks an OAuth token endpoint (RFC 6749 §3.2). What goes there is never in an error; what comes back is quoted only as a short code. */
public final class TokenEndpoint {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final long ANSWER_BYTES_MAX = 1 << 20;
    private static final long LIFE_SECONDS_MAX = 86_400;
    private static final int CODE_CHARS_MAX = 60;

    private final HttpLine line;
    private final URI uri;

    /** The endpoint at this address. */
    public TokenEndpoint(HttpLine line, URI uri) {
        this.line = line;
        this.uri = uri;
    }

    /** Its address. */
    public URI uri() {
        return uri;
    }

    /**
     * Asks for a token. {@code Fault.Denied} when the credentials are refused; the message names {@code who}, the endpoint and the error's
     * code.
     *
     * @param who whose credentials they are, such as {@code the reader of ada@example.org}
     */
    public Token ask(Map<String, String> form, String who) throws FaultFound {
        String body = form.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> encoded(e.getKey()) + '=' + encoded(e.getValue())).collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(uri).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json").timeout(ANSWER_WITHIN).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpLine.Reply reply = line.send(request, ANSWER_BYTES_MAX, ANSWER_WITHIN);
        String place = HttpLine.place(uri);
        if (reply.status() == 429 || reply.status() >= 500) {
            throw new FaultFound(new Fault.Retry(place + " answered with HTTP " + reply.status() + " when asked for a token",
                    reply.retryAfter().orElse(HttpLine.RETRY_USUALLY)));
        }
        ObjectNode answer = JsonBody.read(reply.body(), place);
        String token = answer.path("access_token").asString("");
        if (reply.isFine() && !token.isEmpty()) {
            long seconds = Math.clamp(answer.path("expires_in").asLong(0), 1, LIFE_SECONDS_MAX);
            return new Token(Secret.of(token), Duration.ofSeconds(seconds));
        }
        if (reply.isFine()) {
            throw new FaultFound(new Fault.Malformed(place + " gave no token though it said yes"));
        }
        throw new FaultFound(refusal(answer, place, who));
    }

    // RFC 6749 §5.2. temporarily_unavailable is said by Entra ID with status 400, too.
    private static Fault refusal(ObjectNode answer, String place, String who) {
        String code = code(answer.path("error").asString("no reason given"));
        if (code.equals("temporarily_unavailable")) {
            return new Fault.Retry(place + " is temporarily unavailable", HttpLine.RETRY_USUALLY);
        }
        String numbers = answer.path("error_codes").path(0).isIntegralNumber() ? " (AADSTS" + answer.path("error_codes").path(0).asLong()
                + ")"
                : description(answer.path("error_description").asString(""));
        return new Fault.Denied(place + " refuses the credentials of " + who + ": " + code + numbers);
    }

    // A description is somebody else's text: only the fixed sentences that say what to do are told, as words of ours.
    private static String description(String said) {
        if (said.contains("client not authorized for any of the scopes")) {
            return " (the client is not authorised for all requested scopes)";
        }
        if (said.contains("Invalid JWT") || said.contains("iat") && said.contains("exp")) {
            return " (the assertion is refused: is the clock right?)";
        }
        return "";
    }

    private static String code(String text) {
        String plain = text.chars().filter(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
                || c == ' ')
                .limit(CODE_CHARS_MAX).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return plain.isEmpty() ? "no reason given" : plain;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
