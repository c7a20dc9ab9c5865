package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.Jwt;
import dev.cordon.connectors.http.Pem;
import dev.cordon.connectors.http.TokenCache;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/**
 * One app registration and how it signs in: certificate (RFC 7523 assertion), token of another issuer, or secret. Access tokens are asked
 * for
 * once and renewed in time; what they contain is never relied upon, only shown.
 */
final class GraphIdentity {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int FEDERATED_BYTES_MAX = 64 << 10;
    private static final int GUID_BYTES = 16;

    private final MicrosoftLogin login;
    private final Endpoints endpoints;
    private final TokenEndpoint endpoint;
    private final TokenCache cache;
    private final InstantSource clock;
    private final RandomGenerator chance;

    GraphIdentity(MicrosoftLogin login, Endpoints endpoints, String directory, HttpLine line, InstantSource clock, RandomGenerator chance) {
        this.login = login;
        this.endpoints = endpoints;
        this.endpoint = new TokenEndpoint(line, endpoints.token(directory));
        this.cache = new TokenCache(clock);
        this.clock = clock;
        this.chance = chance;
    }

    String clientId() {
        return login.clientId();
    }

    /** An access token that is not about to end. */
    Secret token(String who) throws FaultFound {
        return cache.token(key(), () -> endpoint.ask(form(who), who));
    }

    /** This token was refused: the next question asks for another. */
    void refused(Secret token) {
        cache.refused(key(), token);
    }

    private String key() {
        return endpoint.uri() + " " + login.clientId() + " " + endpoints.scope();
    }

    private Map<String, String> form(String who) throws FaultFound {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", login.clientId());
        form.put("scope", endpoints.scope());
        form.put("grant_type", "client_credentials");
        if (!login.certificate().isEmpty()) {
            form.put("client_assertion_type", ASSERTION);
            form.put("client_assertion", assertion(who));
        } else if (!login.federatedTokenFile().isEmpty()) {
            form.put("client_assertion_type", ASSERTION);
            form.put("client_assertion", federated(who));
        } else {
            form.put("client_secret", login.clientSecret().reveal());
        }
        return form;
    }

    // Signed anew for each question: an assertion is good once.
    private String assertion(String who) throws FaultFound {
        try {
            String pem = login.certificate().reveal();
            X509Certificate certificate = Pem.certificate(pem);
            byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            ObjectNode header = JsonBody.object().put("x5t#S256", Jwt.encoded(thumbprint));
            Instant now = clock.instant();
            ObjectNode claims = JsonBody.object().put("aud", endpoint.uri().toString()).put("iss", login.clientId()).put("sub",
                    login.clientId())
                    .put("jti", guid(chance)).put("iat", now.getEpochSecond()).put("nbf", now.minus(SKEW).getEpochSecond())
                    .put("exp", now.plus(ASSERTION_LIFE).getEpochSecond());
            return Jwt.sign(header, claims, Pem.privateKey(pem), Jwt.Algorithm.PS256);
        } catch (IllegalArgumentException e) {
            throw new FaultFound(new Fault.Denied("the credentials of " + who + " cannot be used: " + e.getMessage()));
        } catch (GeneralSecurityException e) {
            throw new FaultFound(new Fault.Denied("the credentials of " + who + " cannot be used: " + e.getClass().getSimpleName()));
        }
    }

    private String federated(String who) throws FaultFound {
        try (InputStream in = Files.newInputStream(Path.of(login.federatedTokenFile()))) {
            String token = new String(in.readNBytes(FEDERATED_BYTES_MAX), StandardCharsets.US_ASCII).strip();
            if (!token.isEmpty()) {
                return token;
            }
            throw new FaultFound(new Fault.Retry("the federated token of " + who + " is empty", HttpLine.RETRY_USUALLY));
        } catch (IOException e) {
            throw new FaultFound(new Fault.Retry("the federated token of " + who + " cannot be read: " + e.getClass().getSimpleName(),
                    HttpLine.RETRY_USUALLY));
        }
    }

    /** The application roles that the token shows, for people: what RBAC for Applications gives is not among them. */
    Set<String> shownRoles(String who) throws FaultFound {
        Set<String> roles = new TreeSet<>();
        Jwt.read(token(who).reveal()).ifPresent(read -> read.claims().path("roles").forEach(role -> roles.add(role.asString(""))));
        return roles;
    }

    /** When the certificate ends; {@code Instant.MAX} when none is used or it cannot be read. */
    Instant certificateEnds() {
        try {
            return login.certificate().isEmpty() ? Instant.MAX : Pem.certificate(login.certificate().reveal()).getNotAfter().toInstant();
        } catch (IllegalArgumentException e) {
            return Instant.MAX;
        }
    }

    /**
     * A secret drawn from the credential, the same after a restart: what marks our notifications as ours needs no place of its own. Where
     * the
     * credential changes by itself (a federated token) it is drawn anew at each start.
     */
    byte[] derived(String purpose, byte[] otherwise) {
        String material = login.certificate().isEmpty() ? login.clientSecret().reveal() : login.certificate().reveal();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(material.isEmpty() ? otherwise : material.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** A random GUID (RFC 9562 §5.4). */
    static String guid(RandomGenerator chance) {
        byte[] bytes = new byte[GUID_BYTES];
        chance.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
        String hex = HexFormat.of().formatHex(bytes);
        return hex.substring(0, 8) + '-' + hex.substring(8, 12) + '-' + hex.substring(12, 16) + '-' + hex.substring(16, 20) + '-'
                + hex.substring(20);
    }
}
