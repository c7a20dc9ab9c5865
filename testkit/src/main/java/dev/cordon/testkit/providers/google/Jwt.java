package dev.cordon.testkit.providers.google;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Web Tokens in compact form (RFC 7519, RFC 7515 §3.1), signed with RS256. */
record Jwt(JsonNode header, JsonNode claims) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static String sign(ObjectNode claims, PrivateKey key, String keyId) {
        ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "RS256").put("kid", keyId).put("typ", "JWT");
        String signed = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RS256", e);
        }
    }

    private static String part(JsonNode json) {
        return URL.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The token, when it has the form, says RS256, and the signature is the key's. */
    static Optional<Jwt> verified(String compact, PublicKey key) {
        String[] parts = compact.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Jwt jwt = new Jwt(MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0])), MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            boolean holds = jwt.header().path("alg").asString("").equals("RS256") && signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            return holds ? Optional.of(jwt) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }
}
