package dev.cordon.connectors.google;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.Jwt;
import dev.cordon.connectors.http.KeySet;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.GoogleConfig;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a push comes from our own subscription: the OIDC token must be signed by Google with RS256, for our audience, as the service
 * account that the subscription was given, and be young (OpenID Connect Core §3.1.3.7).
 */
final class PushProof {
    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int CHARS_MAX = 8_192;

    private final KeySet keys;
    private final GoogleConfig google;
    private final InstantSource clock;

    PushProof(HttpLine line, URI certificates, GoogleConfig google, InstantSource clock) {
        this.keys = new KeySet(line, certificates, clock);
        this.google = google;
        this.clock = clock;
    }

    /** Why this is not believed; empty when it is. {@code Fault.Retry} when Google's keys cannot be had now. */
    String refusal(String authorization) throws FaultFound {
        if (!authorization.startsWith("Bearer ") || authorization.length() > CHARS_MAX) {
            return "no token";
        }
        Optional<Jwt.Read> read = Jwt.read(authorization.substring("Bearer ".length()));
        if (read.isEmpty() || !read.get().header().path("alg").asString("").equals("RS256")) {
            return "no token signed with RS256";
        }
        Optional<PublicKey> key = keys.key(read.get().header().path("kid").asString(""));
        if (key.isEmpty() || !Jwt.verifies(read.get(), key.get(), Jwt.Algorithm.RS256)) {
            return "not signed by Google";
        }
        return claims(read.get().claims());
    }

    private String claims(ObjectNode claims) {
        if (!ISSUERS.contains(claims.path("iss").asString(""))) {
            return "another issuer";
        }
        if (google.pushAudience().isEmpty() || !claims.path("aud").asString("").equals(google.pushAudience())) {
            return "another audience";
        }
        boolean verified = claims.path("email_verified").isBoolean() && claims.path("email_verified").asBoolean();
        if (google.pushAccount().isEmpty() || !verified || !claims.path("email").asString("").equals(google.pushAccount())) {
            return "another service account";
        }
        Instant now = clock.instant();
        Instant until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        Instant since = Instant.ofEpochSecond(claims.path("iat").asLong(Long.MAX_VALUE >> 16));
        return until.isBefore(now.minus(SKEW)) || since.isAfter(now.plus(SKEW)) ? "expired, or from the future" : "";
    }
}
