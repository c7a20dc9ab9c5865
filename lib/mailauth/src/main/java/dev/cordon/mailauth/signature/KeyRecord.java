package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.TagList;
import dev.cordon.mailauth.header.TagReading;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A key record (RFC 6376 §3.6.1) that can be used for mail. The tag {@code g=} of the older standard means nothing any more.
 *
 * @param type {@code k=}: rsa or ed25519
 * @param key the key
 * @param testing {@code t=y}: the domain is trying out signing, and a failure means no more than no signature
 * @param strict {@code t=s}: {@code i=} must be exactly {@code d=}
 * @param sha256 whether {@code h=} allows SHA-256
 */
public record KeyRecord(String type, VerificationKey key, boolean testing, boolean strict, boolean sha256) implements KeyReading {

    private static final int BYTES_MAX = 16 << 10;
    private static final int WEAK_BITS = 1024;
    private static final int EXPONENT_BITS_MAX = 33;

    /** Reads the bytes of a TXT record. @param rsaBitsMax the longest RSA key worth its cost */
    public static KeyReading read(byte[] record, int rsaBitsMax) {
        if (record.length > BYTES_MAX) {
            return new Unusable(SignatureFault.KEY_MALFORMED, "longer than " + BYTES_MAX + " bytes");
        }
        return switch (TagList.read(record)) {
            case TagReading.Malformed wrong -> new Unusable(SignatureFault.KEY_MALFORMED, wrong.fault().name());
            case TagList tags -> read(tags, rsaBitsMax);
        };
    }

    private static KeyReading read(TagList tags, int rsaBitsMax) {
        if (tags.has("v") && (!tags.value("v").equals("DKIM1") || !tags.names().getFirst().equals("v"))) {
            return new Unusable(SignatureFault.KEY_MALFORMED, "v");
        }
        if (!tags.has("p")) {
            return new Unusable(SignatureFault.KEY_MALFORMED, "p");
        }
        if (tags.has("s")) {
            List<String> services = tags.list("s");
            if (!services.contains("*") && !services.contains("email")) {
                return new Unusable(SignatureFault.KEY_SERVICE, tags.value("s"));
            }
        }
        String encoded = tags.compact("p");
        if (encoded.isEmpty()) {
            return new Unusable(SignatureFault.KEY_REVOKED, "");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException _) {
            return new Unusable(SignatureFault.KEY_MALFORMED, "p");
        }
        List<String> flags = tags.list("t");
        boolean testing = flags.contains("y");
        boolean strict = flags.contains("s");
        boolean sha256 = !tags.has("h") || tags.list("h").contains("sha256");
        return switch (tags.has("k") ? tags.value("k") : "rsa") {
            case "rsa" -> rsa(bytes, rsaBitsMax, testing, strict, sha256);
            case "ed25519" -> bytes.length == 32 ? new KeyRecord("ed25519", new VerificationKey.Ed25519(bytes), testing, strict, sha256)
                    : new Unusable(SignatureFault.KEY_LENGTH, bytes.length + " bytes");
            default -> new Unusable(SignatureFault.KEY_TYPE, tags.value("k"));
        };
    }

    private static KeyReading rsa(byte[] bytes, int rsaBitsMax, boolean testing, boolean strict, boolean sha256) {
        Optional<BigInteger[]> numbers = RsaNumbers.read(bytes);
        if (numbers.isEmpty()) {
            return new Unusable(SignatureFault.KEY_MALFORMED, "p");
        }
        BigInteger modulus = numbers.get()[0];
        BigInteger exponent = numbers.get()[1];
        int bits = modulus.bitLength();
        if (bits < WEAK_BITS) {
            return new Unusable(SignatureFault.KEY_WEAK, bits + " bits");
        }
        // A long exponent would make one check cost as much as thousands; an even one is no RSA key at all.
        if (bits > rsaBitsMax || !modulus.testBit(0) || !exponent.testBit(0) || exponent.bitLength() > EXPONENT_BITS_MAX
                || exponent.bitLength() < 2) {
            return new Unusable(SignatureFault.KEY_ODD, bits + " bits, exponent of " + exponent.bitLength() + " bits");
        }
        try {
            RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
            return new KeyRecord("rsa", new VerificationKey.Rsa(key), testing, strict, sha256);
        } catch (InvalidKeySpecException _) {
            return new Unusable(SignatureFault.KEY_ODD, bits + " bits");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
