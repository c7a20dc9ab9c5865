package dev.cordon.testkit.providers.google;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The token endpoint: assertions of a service account (RFC 7523 §2.1, RS256) become access tokens, for itself or, with domain-wide
 * delegation, for a user. All scopes that are asked for must be delegated, or nothing is given.
 */
final class TokenDesk {
    /** Whom a token acts as, and what it may do. */
    record Grant(String subject, Set<String> scopes, Instant until, boolean workload) {}

    /** A refusal as the token endpoint words it (RFC 6749 §5.2). */
    static final class NoToken extends Exception {
        private static final long serialVersionUID = 1;

        final int code;
        final String error;

        NoToken(int code, String error, String description) {
            super(description, null, false, false);
            this.code = code;
            this.error = error;
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final long SECONDS_MAX = 3_600;

    private final InstantSource clock;
    private final String account;
    private final KeyPair keys;
    private final AtomicLong counter = new AtomicLong();
    private final Map<String, Grant> tokens = new HashMap<>();
    private final Set<String> delegated = new TreeSet<>();
    private final Set<String> users = new TreeSet<>();
    private final Set<String> administrators = new TreeSet<>();
    private long tokenSeconds = SECONDS_MAX - 1;
    private boolean signerRole = true;
    private int issued;

    TokenDesk(InstantSource clock, String account, KeyPair keys) {
        this.clock = clock;
        this.account = account;
        this.keys = keys;
    }

    synchronized void delegate(List<String> scopes) {
        delegated.clear();
        delegated.addAll(scopes);
    }

    synchronized void user(String address, boolean there) {
        if (there) {
            users.add(address);
        } else {
            users.remove(address);
        }
    }

    synchronized void administrator(String address) {
        administrators.add(address);
    }

    synchronized boolean isAdministrator(String address) {
        return administrators.contains(address);
    }

    synchronized void tokenSeconds(long seconds) {
        tokenSeconds = seconds;
    }

    synchronized void signerRole(boolean has) {
        signerRole = has;
    }

    synchronized void expireAll() {
        tokens.clear();
    }

    synchronized int issued() {
        return issued;
    }

    synchronized Optional<Grant> grant(String authorization) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        return Optional.ofNullable(tokens.get(token)).filter(g -> clock.instant().isBefore(g.until()));
    }

    /** The metadata server's answer to a workload that runs as the service account. */
    synchronized ObjectNode workload() {
        return token(new Grant(account, Set.of("https://www.googleapis.com/auth/cloud-platform"),
                clock.instant().plusSeconds(tokenSeconds), true));
    }

    synchronized ObjectNode exchange(Map<String, List<String>> form, String audience) throws NoToken {
        if (!form.getOrDefault("grant_type", List.of("")).getFirst().equals("urn:ietf:params:oauth:grant-type:jwt-bearer")) {
            throw new NoToken(400, "unsupported_grant_type", "Invalid grant_type: only the JWT bearer grant is here");
        }
        Jwt jwt = Jwt.verified(form.getOrDefault("assertion", List.of("")).getFirst(), keys.getPublic())
                .orElseThrow(() -> new NoToken(400, "invalid_grant", "Invalid JWT Signature."));
        JsonNode claims = jwt.claims();
        if (!claims.path("iss").asString("").equals(account)) {
            throw new NoToken(400, "invalid_grant", "Invalid grant: account not found");
        }
        if (!claims.path("aud").asString("").equals(audience)) {
            throw new NoToken(400, "invalid_grant", "Invalid JWT: Failed audience check.");
        }
        Instant issuedAt = Instant.ofEpochSecond(claims.path("iat").asLong(0));
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        Instant now = clock.instant();
        if (Duration.between(issuedAt, expires).toSeconds() > SECONDS_MAX || issuedAt.isAfter(now.plus(SKEW)) || expires.isBefore(now.minus(SKEW))) {
            throw new NoToken(400, "invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
                    + " Check your iat and exp values in the JWT claim.");
        }
        Set<String> scopes = new LinkedHashSet<>(Arrays.asList(claims.path("scope").asString("").split(" ", -1)));
        scopes.remove("");
        if (scopes.isEmpty()) {
            throw new NoToken(400, "invalid_scope", "Empty or missing scope not allowed.");
        }
        String subject = claims.path("sub").asString("");
        if (!subject.isEmpty() && !delegated.containsAll(scopes)) {
            throw new NoToken(401, "unauthorized_client", "Client is unauthorized to retrieve access tokens using this method, or client not"
                    + " authorized for any of the scopes requested.");
        }
        if (!subject.isEmpty() && !users.contains(subject)) {
            throw new NoToken(400, "invalid_grant", "Invalid email or User ID");
        }
        return token(new Grant(subject.isEmpty() ? account : subject, scopes, now.plusSeconds(tokenSeconds), false));
    }

    private ObjectNode token(Grant grant) {
        issued++;
        String token = "ya29.fake-" + counter.incrementAndGet();
        tokens.put(token, grant);
        return JsonNodeFactory.instance.objectNode().put("access_token", token).put("expires_in", tokenSeconds).put("token_type", "Bearer");
    }

    /** {@code iamcredentials … :signJwt} with the workload's own token. */
    synchronized ObjectNode signJwt(String authorization, String who, JsonNode request) throws GoogleRefusal {
        Grant grant = grant(authorization).orElseThrow(() -> new GoogleRefusal(401, "authError", "Request had invalid authentication credentials."));
        if (!grant.workload() || !signerRole || !who.equals(account)) {
            throw GoogleRefusal.forbidden("forbidden", "Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist).");
        }
        try {
            ObjectNode claims = (ObjectNode) MAPPER.readTree(request.path("payload").asString(""));
            return JsonNodeFactory.instance.objectNode().put("keyId", keyId()).put("signedJwt", Jwt.sign(claims, keys.getPrivate(), keyId()));
        } catch (JacksonException | ClassCastException e) {
            throw GoogleRefusal.invalid("Invalid JWT payload");
        }
    }

    String keyId() {
        return "fake-key-1";
    }

    /** What the key file of the service account holds. */
    String keyFile(KeyPair with, String tokenUri) {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(with.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return JsonNodeFactory.instance.objectNode().put("type", "service_account").put("project_id", "fake-project")
                .put("private_key_id", keyId()).put("private_key", pem).put("client_email", account).put("client_id", "100000000000000000001")
                .put("token_uri", tokenUri).toString();
    }
}
