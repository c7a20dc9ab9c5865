package dev.cordon.testkit.providers.google;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pub/Sub's push: a POST to the subscriber with an OIDC token that Google signed (OpenID Connect Core §2), tried a few times. */
final class PubSubPush implements AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String KEY_ID = "fake-google-key-1";
    private static final int TRIES_MAX = 5;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final KeyPair keys;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpClient client;
    private final AtomicInteger refused = new AtomicInteger();

    PubSubPush(InstantSource clock, KeyPair keys) {
        this.clock = clock;
        this.keys = keys;
    }

    // Made when the first push is sent: many a fake never sends one.
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
            client = made;
        }
        return made;
    }

    /** Google's public keys (RFC 7517). */
    ObjectNode keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        ObjectNode set = JSON.objectNode();
        set.putArray("keys").addObject().put("kid", KEY_ID).put("kty", "RSA").put("alg", "RS256").put("use", "sig")
                .put("n", unsigned(key.getModulus().toByteArray())).put("e", unsigned(key.getPublicExponent().toByteArray()));
        return set;
    }

    private static String unsigned(byte[] number) {
        int from = number.length > 1 && number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOfRange(number, from, number.length));
    }

    ObjectNode claims(String email, String audience) {
        long now = clock.instant().getEpochSecond();
        return JSON.objectNode().put("iss", "https://accounts.google.com").put("aud", audience).put("azp", "100000000000000000002")
                .put("sub", "100000000000000000002").put("email", email).put("email_verified", true).put("iat", now).put("exp", now + 3_600);
    }

    String token(ObjectNode claims) {
        return Jwt.sign(claims, keys.getPrivate(), KEY_ID);
    }

    int refused() {
        return refused.get();
    }

    void deliver(JsonNode subscription, ObjectNode envelope) {
        JsonNode oidc = subscription.path("pushConfig").path("oidcToken");
        String token = oidc.isObject() ? token(claims(oidc.path("serviceAccountEmail").asString(""), oidc.path("audience").asString(""))) : "";
        URI to = URI.create(subscription.path("pushConfig").path("pushEndpoint").asString(""));
        try {
            threads.execute(() -> post(to, token, envelope.toString()));
        } catch (RejectedExecutionException e) {
            refused.incrementAndGet();
        }
    }

    private void post(URI to, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).timeout(WITHIN).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            for (int tries = 0; tries < TRIES_MAX; tries++) {
                if (client().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2) {
                    return;
                }
                refused.incrementAndGet();
            }
        } catch (IOException e) {
            refused.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public synchronized void close() {
        threads.shutdownNow();
        HttpClient made = client;
        if (made != null) {
            made.shutdownNow();
        }
    }
}
