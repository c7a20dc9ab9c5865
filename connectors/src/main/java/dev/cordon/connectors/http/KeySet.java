package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The keys that a provider signs with (RFC 7517), kept for a day and asked for again when an unknown one appears, at most every five
 * minutes.
 */
public final class KeySet {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final long BYTES_MAX = 1 << 20;
    private static final int KEYS_MAX = 100;
    private static final int MODULUS_BITS_MIN = 2048;

    private final HttpLine line;
    private final URI uri;
    private final InstantSource clock;
    private Map<String, PublicKey> keys = Map.of();
    private Instant fetchedAt = Instant.EPOCH;

    /** The set at this address; nothing is asked for yet. */
    public KeySet(HttpLine line, URI uri, InstantSource clock) {
        this.line = line;
        this.uri = uri;
        this.clock = clock;
    }

    /** The RSA key with this id; nothing when the provider has none. */
    public synchronized Optional<PublicKey> key(String id) throws FaultFound {
        Duration age = Duration.between(fetchedAt, clock.instant());
        boolean unknown = !keys.containsKey(id) && age.compareTo(AGAIN) >= 0;
        if (unknown || age.compareTo(KEPT) >= 0) {
            keys = fetched();
            fetchedAt = clock.instant();
        }
        return Optional.ofNullable(keys.get(id));
    }

    private Map<String, PublicKey> fetched() throws FaultFound {
        HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "application/json").timeout(ANSWER_WITHIN).GET().build();
        HttpLine.Reply reply = line.send(request, BYTES_MAX, ANSWER_WITHIN);
        if (!reply.isFine()) {
            throw new FaultFound(new Fault.Retry(HttpLine.place(uri) + " answered with HTTP " + reply.status() + " when asked for its keys",
                    reply.retryAfter().orElse(HttpLine.RETRY_USUALLY)));
        }
        Map<String, PublicKey> found = new HashMap<>();
        for (JsonNode key : JsonBody.read(reply.body(), HttpLine.place(uri)).path("keys")) {
            if (found.size() < KEYS_MAX && key.path("kty").asString("").equals("RSA")) {
                rsa(key).ifPresent(k -> found.put(key.path("kid").asString(""), k));
            }
        }
        return found;
    }

    private static Optional<PublicKey> rsa(JsonNode key) {
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            BigInteger modulus = new BigInteger(1, decoder.decode(key.path("n").asString("")));
            BigInteger exponent = new BigInteger(1, decoder.decode(key.path("e").asString("")));
            if (modulus.bitLength() < MODULUS_BITS_MIN) {
                return Optional.empty();
            }
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
