package dev.cordon.connectors.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** RSA keys and certificates in PEM (RFC 7468). A message about a bad one never quotes it: {@link IllegalArgumentException}. */
public final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    // RFC 8017 §A.1: AlgorithmIdentifier of rsaEncryption with NULL parameters, after version 0.
    private static final byte[] PKCS8_RSA = {0x02, 0x01, 0x00, 0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7,
            0x0D, 0x01,
        0x01, 0x01, 0x05, 0x00};

    private Pem() {}

    /** The first private key in a text: {@code PRIVATE KEY} (PKCS #8) or {@code RSA PRIVATE KEY} (PKCS #1), not encrypted. */
    public static PrivateKey privateKey(String text) {
        if (block(text, "ENCRYPTED PRIVATE KEY").isPresent()) {
            throw new IllegalArgumentException("the private key is encrypted: give it without a passphrase, in a file that only cordon can read");
        }
        byte[] der = block(text, "PRIVATE KEY").or(() -> block(text, "RSA PRIVATE KEY").map(Pem::pkcs8))
                .orElseThrow(() -> new IllegalArgumentException("there is no private key in PEM form"));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key is not an RSA key", e);
        }
    }

    /** The first certificate in a text. */
    public static X509Certificate certificate(String text) {
        byte[] der = block(text, "CERTIFICATE").orElseThrow(() -> new IllegalArgumentException("there is no certificate in PEM form"));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the certificate cannot be read", e);
        }
    }

    private static Optional<byte[]> block(String text, String label) {
        String begin = BEGIN + label + DASHES;
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf(END + label + DASHES, from);
        if (to < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to)
                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + label.toLowerCase(java.util.Locale.ROOT) + " is not base64", e);
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        byte[] octets = der(0x04, pkcs1);
        byte[] inner = new byte[PKCS8_RSA.length + octets.length];
        System.arraycopy(PKCS8_RSA, 0, inner, 0, PKCS8_RSA.length);
        System.arraycopy(octets, 0, inner, PKCS8_RSA.length, octets.length);
        return der(0x30, inner);
    }

    // X.690 §8.1.3: definite length.
    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length <= 0xFF) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
