package dev.cordon.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A named private key that signs notes with Ed25519. Its text form holds the secret and is kept in a {@link KeyFile}. */
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final NoteKey key;
    private final PrivateKey secret;

    private NoteSigner(byte[] seed, NoteKey key, PrivateKey secret) {
        this.seed = seed;
        this.key = key;
        this.secret = secret;
    }

    /** A new key with this name. */
    public static NoteSigner generate(String name, SecureRandom random) throws Malformed {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        return of(name, seed);
    }

    /** The key that grows from a seed of 32 bytes. RFC 8032 §5.1.5. */
    public static NoteSigner of(String name, byte[] seed) throws Malformed {
        if (seed.length != 32) {
            throw new Malformed("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        try {
            // The JDK derives a public key only while generating a pair, so the generator is handed the seed as its chance.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Seed(seed.clone()));
            KeyPair pair = generator.generateKeyPair();
            return new NoteSigner(seed.clone(), NoteKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no Ed25519", e);
        }
    }

    /** Reads the text form {@code PRIVATE+KEY+name+id+base64}. */
    static NoteSigner parse(String text) throws Malformed {
        if (!text.startsWith(PREFIX)) {
            throw new Malformed("a private key begins with " + PREFIX);
        }
        String rest = text.substring(PREFIX.length());
        int first = rest.indexOf('+');
        int second = rest.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new Malformed("a private key is written " + PREFIX + "name+id+base64");
        }
        byte[] bytes = NoteKey.strictBase64(rest.substring(second + 1));
        if (bytes.length != 33 || bytes[0] != NoteKey.ED25519) {
            throw new Malformed("not an Ed25519 private key");
        }
        NoteSigner signer = of(rest.substring(0, first), Arrays.copyOfRange(bytes, 1, 33));
        if (!signer.text().equals(text)) {
            throw new Malformed("the private key's id is not the one of this name and key");
        }
        return signer;
    }

    /** The public half. */
    public NoteKey key() {
        return key;
    }

    /** Signs a note's text, which ends with a newline. */
    NoteSignature sign(String text) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return new NoteSignature(key.name(), key.id(), signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing with a key of our own failed", e);
        }
    }

    /** The secret text form: only for {@link KeyFile}. */
    String text() {
        byte[] bytes = new byte[33];
        bytes[0] = NoteKey.ED25519;
        System.arraycopy(seed, 0, bytes, 1, 32);
        return PREFIX + key.name() + "+" + HexFormat.of().toHexDigits(key.id()) + "+" + Base64.getEncoder().encodeToString(bytes);
    }

    /** The name only; never the secret. */
    @Override
    public String toString() {
        return "signer " + key.name();
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
