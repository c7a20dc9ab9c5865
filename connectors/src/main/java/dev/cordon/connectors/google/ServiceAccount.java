package dev.cordon.connectors.google;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.http.Jwt;
import dev.cordon.connectors.http.Pem;
import dev.cordon.connectors.http.Token;
import dev.cordon.connectors.http.TokenCache;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs as the service account (RFC 7523 §2.1): with its key, or without one by asking Google to sign ({@code signJwt} of the IAM
 * Credentials API) with the token that this machine has from its own cloud. Without a key there is nothing that could be stolen from here.
 */
interface ServiceAccount {
    /** Its address. */
    String address();

    /** The signed form of these claims. */
    String sign(ObjectNode claims) throws FaultFound;

    /** The way that the configuration wants. {@link IllegalArgumentException} with words for people when the key file cannot be used. */
    static ServiceAccount of(GoogleConfig config, GooglePlaces places, HttpLine line, InstantSource clock) {
        return config.key().isEmpty() ? new Keyless(config, places, line, new TokenCache(clock)) : WithKey.of(config.key(), config.serviceAccount());
    }

    /** With the key of a JSON key file. */
    record WithKey(String address, String keyId, PrivateKey key) implements ServiceAccount {
        static WithKey of(Secret file, String expected) {
            ObjectNode json;
            try {
                json = JsonBody.read(file.reveal().getBytes(StandardCharsets.UTF_8), "the key file");
            } catch (FaultFound e) {
                throw new IllegalArgumentException("the key file is no JSON: download the service account's key as JSON", e);
            }
            String address = json.path("client_email").asString("");
            if (!json.path("type").asString("").equals("service_account") || address.isEmpty()) {
                throw new IllegalArgumentException("the key file is not a service account's: it needs `\"type\": \"service_account\"`");
            }
            if (!expected.isEmpty() && !expected.equals(address)) {
                throw new IllegalArgumentException("the key file belongs to " + address + ", and service-account says " + expected);
            }
            return new WithKey(address, json.path("private_key_id").asString(""), Pem.privateKey(json.path("private_key").asString("")));
        }

        @Override public String sign(ObjectNode claims) {
            return Jwt.sign(JsonBody.object().put("alg", "RS256").put("typ", "JWT").put("kid", keyId), claims, key, Jwt.Algorithm.RS256);
        }

        @Override public String toString() {
            return "WithKey[" + address + "]";
        }
    }

    /** Without a key. */
    record Keyless(GoogleConfig config, GooglePlaces places, HttpLine line, TokenCache own) implements ServiceAccount {
        private static final Duration WITHIN = Duration.ofSeconds(20);
        private static final long BYTES_MAX = 1 << 20;
        private static final String MINE = "this machine";

        @Override public String address() {
            return config.serviceAccount();
        }

        @Override public String sign(ObjectNode claims) throws FaultFound {
            Secret token = own.token(MINE, this::ownToken);
            byte[] body = JsonBody.write(JsonBody.object().put("payload", claims.toString()));
            HttpRequest request = HttpRequest.newBuilder(places.signJwt(address())).header("Authorization", "Bearer " + token.reveal())
                    .header("Content-Type", "application/json").timeout(WITHIN).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
            HttpLine.Reply reply = line.send(request, BYTES_MAX, WITHIN);
            if (reply.isFine()) {
                return JsonBody.read(reply.body(), HttpLine.place(request.uri())).path("signedJwt").asString("");
            }
            if (reply.status() == 401) {
                own.refused(MINE, token);
            }
            throw new FaultFound(refusal(request.uri(), reply, "the credentials of this machine may not sign as " + address()
                    + ": grant it roles/iam.serviceAccountTokenCreator and enable the IAM Credentials API"));
        }

        private Token ownToken() throws FaultFound {
            URI uri = URI.create(config.identity());
            HttpRequest request = HttpRequest.newBuilder(uri).header("Metadata-Flavor", "Google").timeout(WITHIN).GET().build();
            HttpLine.Reply reply = line.send(request, BYTES_MAX, WITHIN);
            if (!reply.isFine()) {
                throw new FaultFound(refusal(uri, reply, "this machine has no identity of its own there"));
            }
            ObjectNode answer = JsonBody.read(reply.body(), HttpLine.place(uri));
            String token = answer.path("access_token").asString("");
            if (token.isEmpty()) {
                throw new FaultFound(new Fault.Malformed(HttpLine.place(uri) + " gave no token though it said yes"));
            }
            return new Token(Secret.of(token), Duration.ofSeconds(Math.clamp(answer.path("expires_in").asLong(60), 1, 86_400)));
        }

        private static Fault refusal(URI uri, HttpLine.Reply reply, String denied) {
            String said = HttpLine.place(uri) + " answered with HTTP " + reply.status();
            return reply.status() == 429 || reply.status() >= 500 || reply.status() == 401
                    ? new Fault.Retry(said, reply.retryAfter().orElse(HttpLine.RETRY_USUALLY)) : new Fault.Denied(said + ": " + denied);
        }
    }
}
