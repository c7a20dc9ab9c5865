package dev.cordon.testkit.providers.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The token endpoint: client credentials by secret, by signed assertion or by a federated token; every check that Entra ID makes. */
final class TokenDesk {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration ASSERTION_LIFE_MAX = Duration.ofMinutes(11);

    private record Given(GraphApp app, Instant until) {}

    private final FakeGraph fake;
    private final Map<String, Given> tokens = new ConcurrentHashMap<>();
    private final Set<String> seenAssertions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private volatile Duration life = Duration.ofSeconds(3599);

    TokenDesk(FakeGraph fake) {
        this.fake = fake;
    }

    void life(Duration of) {
        life = of;
    }

    int given() {
        return counter.get();
    }

    void endAll() {
        tokens.clear();
    }

    Optional<GraphApp> holder(String authorization) {
        if (!authorization.startsWith("Bearer ")) {
            return Optional.empty();
        }
        Given given = tokens.get(authorization.substring("Bearer ".length()));
        return given == null || !fake.clock().instant().isBefore(given.until()) ? Optional.empty() : Optional.of(given.app());
    }

    GraphReply answer(String tenant, Map<String, String> form) {
        GraphApp app = fake.apps().get(form.getOrDefault("client_id", ""));
        if (!tenant.equals(fake.tenantId())) {
            return refused(400, "invalid_request", 90002, "Tenant not found.");
        }
        if (app == null) {
            return refused(400, "unauthorized_client", 700016, "Application was not found in the directory.");
        }
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return refused(400, "unsupported_grant_type", 70003, "The grant type is not supported.");
        }
        if (!form.getOrDefault("scope", "").equals(fake.root() + "/.default")) {
            return refused(400, "invalid_scope", 70011, "The scope is not valid.");
        }
        if (!form.getOrDefault("client_secret", "").isEmpty()) {
            return app.secrets.contains(form.get("client_secret")) ? token(app)
                    : refused(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        String assertion = form.getOrDefault("client_assertion", "");
        if (!form.getOrDefault("client_assertion_type", "").equals(ASSERTION)) {
            return refused(401, "invalid_client", 7000218, "The request body must contain client_assertion or client_secret.");
        }
        return app.federatedTokens.contains(assertion) || proven(assertion, app) ? token(app)
                : refused(401, "invalid_client", 700027,
                        "The certificate with identifier used to sign the client assertion is not registered.");
    }

    private GraphReply token(GraphApp app) {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("aud", fake.root()).put("appid", app.clientId).put("tid", fake.tenantId()).put("jti", counter.incrementAndGet());
        ArrayNode roles = claims.putArray("roles");
        app.roles.stream().sorted().forEach(roles::add);
        String value = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + '.'
                + encoded(GraphRequest.MAPPER.writeValueAsBytes(claims)) + ".c2lnbmVk";
        tokens.put(value, new Given(app, fake.clock().instant().plus(life)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("token_type", "Bearer").put("expires_in", life.toSeconds()).put("ext_expires_in", life.toSeconds()).put("access_token",
                value);
        return GraphReply.json(200, answer);
    }

    private static GraphReply refused(int status, String error, int number, String words) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("error", error).put("error_description", "AADSTS" + number + ": " + words);
        answer.putArray("error_codes").add(number);
        answer.put("timestamp", "2026-11-22 10:00:00Z").put("trace_id", "t").put("correlation_id", "c");
        return GraphReply.json(status, answer);
    }

    private boolean proven(String assertion, GraphApp app) {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            JsonNode header = GraphRequest.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = GraphRequest.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            Instant now = fake.clock().instant();
            Instant exp = Instant.ofEpochSecond(claims.path("exp").asLong(0));
            boolean timely = exp.isAfter(now) && exp.isBefore(now.plus(ASSERTION_LIFE_MAX))
                    && !Instant.ofEpochSecond(claims.path("nbf").asLong(0)).isAfter(now);
            boolean ours = claims.path("aud").asString("").equals(fake.authority() + "/" + fake.tenantId() + "/oauth2/v2.0/token")
                    && claims.path("iss").asString("").equals(app.clientId) && claims.path("sub").asString("").equals(app.clientId);
            boolean once = !claims.path("jti").asString("").isEmpty() && seenAssertions.add(claims.path("jti").asString(""));
            return timely && ours && once && app.certificates().stream().anyMatch(c -> signedBy(parts, header, c));
        } catch (IllegalArgumentException | JacksonException e) {
            return false;
        }
    }

    private static boolean signedBy(String[] parts, JsonNode header, X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            String sha256 = encoded(MessageDigest.getInstance("SHA-256").digest(der));
            String sha1 = encoded(MessageDigest.getInstance("SHA-1").digest(der));
            String algorithm = header.path("alg").asString("");
            boolean named = header.path("x5t#S256").asString("").equals(sha256) || header.path("x5t").asString("").equals(sha1);
            Signature signature = algorithm.equals("PS256") ? Signature.getInstance("RSASSA-PSS") : Signature.getInstance("SHA256withRSA");
            if (algorithm.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initVerify(certificate.getPublicKey());
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return named && (algorithm.equals("PS256") || algorithm.equals("RS256")) && signature.verify(Base64.getUrlDecoder()
                    .decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
