package dev.cordon.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that are signed and checked, and keys as files hold them. */
final class JwtTest {
    private static final KeyPair PAIR = pair();
    private static final KeyPair OTHER = pair();

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(Jwt.Algorithm algorithm) {
        ObjectNode claims = JsonBody.object().put("iss", "a").put("exp", 1_800_000_000L);
        return Jwt.sign(JsonBody.object().put("kid", "k1"), claims, PAIR.getPrivate(), algorithm);
    }

    @Test void whatIsSignedVerifiesWithThatKeyAndAlgorithmOnly() {
        for (Jwt.Algorithm algorithm : Jwt.Algorithm.values()) {
            Jwt.Read read = Jwt.read(token(algorithm)).orElseThrow();
            assertThat(read.header().path("kid").asString()).isEqualTo("k1");
            assertThat(read.claims().path("exp").asLong()).isEqualTo(1_800_000_000L);
            for (Jwt.Algorithm asked : Jwt.Algorithm.values()) {
                assertThat(Jwt.verifies(read, PAIR.getPublic(), asked)).as("%s as %s", algorithm, asked).isEqualTo(asked == algorithm);
                assertThat(Jwt.verifies(read, OTHER.getPublic(), asked)).isFalse();
            }
        }
    }

    @Test void aChangedTokenAndOneWithoutSignatureDoNotVerify() {
        String token = token(Jwt.Algorithm.RS256);
        String[] parts = token.split("\\.");
        String claims = Jwt.encoded("{\"iss\":\"b\"}".getBytes(StandardCharsets.UTF_8));
        String none = Jwt.encoded("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        for (String forged : new String[] {parts[0] + '.' + claims + '.' + parts[2], none + '.' + parts[1] + '.', none + '.' + parts[1]
                + '.'
                + parts[2]}) {
            assertThat(Jwt.verifies(Jwt.read(forged).orElseThrow(), PAIR.getPublic(), Jwt.Algorithm.RS256)).as(forged).isFalse();
        }
        for (String broken : new String[] {"", "a.b", "a.b.c.d", "!.!.!", "e30.W10.e30", "x".repeat(100_000)}) {
            assertThat(Jwt.read(broken)).isEmpty();
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    @Test void keysAreReadInBothUsualForms() {
        byte[] pkcs8 = PAIR.getPrivate().getEncoded();
        assertThat(Pem.privateKey("Bag Attributes\n" + pem("PRIVATE KEY", pkcs8))).isEqualTo(PAIR.getPrivate());
        // The PKCS #1 form is what the PKCS #8 form of a 2048-bit key holds after 26 bytes.
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        assertThat(((RSAPrivateCrtKey) Pem.privateKey(pem("RSA PRIVATE KEY", pkcs1))).getModulus())
                .isEqualTo(((RSAPrivateCrtKey) PAIR.getPrivate()).getModulus());
    }

    @Test void aBadKeyIsToldWithoutQuotingIt() {
        for (String bad : new String[] {"", "hunter2", pem("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}), pem("PRIVATE KEY",
                new byte[] {4, 5, 6}),
            "-----BEGIN PRIVATE KEY-----\nhunter2=x=\n-----END PRIVATE KEY-----"}) {
            assertThatThrownBy(() -> Pem.privateKey(bad)).isInstanceOf(IllegalArgumentException.class).message().doesNotContain("hunter2");
        }
        assertThatThrownBy(() -> Pem.certificate("hunter2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pem.certificate(pem("CERTIFICATE", new byte[] {1}))).isInstanceOf(IllegalArgumentException.class);
    }
}
