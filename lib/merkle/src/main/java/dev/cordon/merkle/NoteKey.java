package dev.cordon.merkle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A named public key that vouches for signed notes. C2SP signed-note, Ed25519 (algorithm byte 1). */
public final class NoteKey {

    static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private NoteKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    /**
     * The key with this name and these 32 bytes. RFC 8032 §5.1.5.
     *
     * @throws Malformed when the name is empty or holds a space or a plus, or the bytes are no Ed25519 key
     */
    public static NoteKey of(String name, byte[] raw) throws Malformed {
        checkName(name);
        if (raw.length != 32) {
            throw new Malformed("an Ed25519 key has 32 bytes, not " + raw.length);
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
        try {
            return new NoteKey(name, raw.clone(), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key: " + e.getMessage());
        }
    }

    static NoteKey of(String name, PublicKey key) throws Malformed {
        byte[] encoded = key.getEncoded();
        return of(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads {@code name+id+base64}, the form that {@link #toString()} writes.
     *
     * @throws Malformed when it is anything else, or the id does not belong to the key
     */
    public static NoteKey parse(String text) throws Malformed {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second < 0) {
            throw new Malformed("a key is written name+id+base64");
        }
        byte[] bytes = strictBase64(text.substring(second + 1));
        if (bytes.length != 33 || bytes[0] != ED25519) {
            throw new Malformed("not an Ed25519 key: it needs the byte 1 and 32 bytes");
        }
        NoteKey key = of(text.substring(0, first), Arrays.copyOfRange(bytes, 1, 33));
        if (!key.toString().equals(text)) {
            throw new Malformed("the key's id is not the one of this name and key");
        }
        return key;
    }

    /** The key's name; for a log, its origin. */
    public String name() {
        return name;
    }

    /** The first four bytes of SHA-256 over name, newline, algorithm byte and key: a hint, not an identity. */
    public int id() {
        byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(label, label.length + 33);
        all[label.length] = ED25519;
        System.arraycopy(raw, 0, all, label.length + 1, 32);
        byte[] hash = Hash.sha256(all);
        return hash[0] << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | hash[3] & 0xff;
    }

    boolean verify(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of the wrong length or with values out of range: the JDK says so by exception.
            return false;
        }
    }

    static void checkName(String name) throws Malformed {
        if (name.isEmpty() || name.length() > 255 || name.indexOf('+') >= 0
                || name.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c < 0x20)) {
            throw new Malformed("a key's name has 1 to 255 characters, none of them a space or a plus");
        }
    }

    /** Decodes base64 and refuses every other way to write the same bytes, so that no bit of a note is free to change. */
    static byte[] strictBase64(String text) throws Malformed {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64");
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new Malformed("not the canonical base64 of its bytes");
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Arrays.hashCode(raw);
    }

    /** {@code name+id+base64}, the form verifiers are given. */
    @Override
    public String toString() {
        byte[] bytes = new byte[33];
        bytes[0] = ED25519;
        System.arraycopy(raw, 0, bytes, 1, 32);
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64.getEncoder().encodeToString(bytes);
    }
}
