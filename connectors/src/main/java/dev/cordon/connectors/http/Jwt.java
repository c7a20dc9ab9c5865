package dev.cordon.connectors.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Web Tokens in compact form (RFC 7515 §3.1, RFC 7519) with the JDK's own RSA: made for client assertions (RFC 7523), read for what a
 * provider signs. A token that is read proves nothing until {@link #verifies}.
 */
public final class Jwt {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int CHARS_MAX = 64 << 10;
    private static final int SALT_BYTES = 32;

    /** How it is signed (RFC 7518 §3.3, §3.5). */
    public enum Algorithm { RS256, PS256 }

    /**
     * A token as it was read; nothing about it is proven.
     *
     * @param signed the text that the signature covers
     */
    public record Read(ObjectNode header, ObjectNode claims, String signed, byte[] signature) {}

    private Jwt() {}

    /** A signed token; {@code alg} and {@code typ} are added to the header. {@link IllegalArgumentException} when the key cannot sign. */
    public static String sign(ObjectNode header, ObjectNode claims, PrivateKey key, Algorithm algorithm) {
        ObjectNode whole = header.deepCopy().put("alg", algorithm.name()).put("typ", "JWT");
        String signed = encoded(MAPPER.writeValueAsBytes(whole)) + '.' + encoded(MAPPER.writeValueAsBytes(claims));
        try {
            Signature signature = signature(algorithm);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign with " + algorithm + ": " + e.getClass().getSimpleName(), e);
        }
    }

    /** Takes a token apart; nothing when it is none. */
    public static Optional<Read> read(String token) {
        String[] parts = token.length() > CHARS_MAX ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            if (MAPPER.readTree(decoder.decode(parts[0])) instanceof ObjectNode header
                    && MAPPER.readTree(decoder.decode(parts[1])) instanceof ObjectNode claims) {
                return Optional.of(new Read(header, claims, parts[0] + '.' + parts[1], decoder.decode(parts[2])));
            }
        } catch (IllegalArgumentException | JacksonException e) {
            // Not a token: told by the empty answer.
        }
        return Optional.empty();
    }

    /** Whether the signature is this key's over these parts, by exactly this algorithm; {@code alg} in the header must say the same. */
    public static boolean verifies(Read token, PublicKey key, Algorithm algorithm) {
        // RFC 8725 §3.1: the verifier decides the algorithm, never the token.
        if (!token.header().path("alg").asString("").equals(algorithm.name())) {
            return false;
        }
        try {
            Signature signature = signature(algorithm);
            signature.initVerify(key);
            signature.update(token.signed().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(token.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(Algorithm algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case RS256 -> Signature.getInstance("SHA256withRSA");
            case PS256 -> pss();
        };
    }

    private static Signature pss() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        try {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
        } catch (InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("every Java platform has RSASSA-PSS with SHA-256", e);
        }
        return signature;
    }

    /** Base64url without padding (RFC 7515 §2). */
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
