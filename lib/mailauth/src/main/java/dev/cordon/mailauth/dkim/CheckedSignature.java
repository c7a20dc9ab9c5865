package dev.cordon.mailauth.dkim;

import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.SignatureField;
import dev.cordon.mailauth.signature.SignatureReading;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * One signature of a message and what became of it. {@code headerSignature} and {@code bodyHash} are kept apart, because a store that
 * rewrites bodies leaves the first intact: then the domain did sign From, Subject, Date and the rest, whatever happened to the body.
 *
 * @param result the result in the words of RFC 8601
 * @param signature the field as it was read
 * @param headerSignature whether the header fields are those that were signed
 * @param bodyHash whether the body is the one that was signed
 * @param flags what else is worth knowing
 * @param fault what stands against it; {@link SignatureFault#NONE} when nothing does
 * @param detail the tag or text that is wrong; may be empty
 * @param keyBits length of the key; 0 when there is none
 */
public record CheckedSignature(DkimWord result, SignatureReading signature, HeaderSignature headerSignature, BodyHash bodyHash,
                               Set<DkimFlag> flags, SignatureFault fault, String detail, int keyBits) {

    /** Copies the flags. */
    public CheckedSignature {
        EnumSet<DkimFlag> copy = EnumSet.noneOf(DkimFlag.class);
        copy.addAll(flags);
        flags = java.util.Collections.unmodifiableSet(copy);
    }

    /** {@code d=} in lower case ASCII; empty when it cannot be read. */
    public String domain() {
        return signature.domain();
    }

    /** {@code s=}; empty when it cannot be read. */
    public String selector() {
        return signature.selector();
    }

    /** {@code a=} as it stands; may be empty. */
    public String algorithm() {
        return signature.algorithmText();
    }

    /** {@code i=}, or {@code @d}; empty when the field was refused. */
    public String identity() {
        return signature instanceof SignatureField field ? field.identity() : "";
    }

    /**
     * What tells this signature from every other: the first 16 bytes of the SHA-256 of {@code b=}, in hexadecimal. Equal on the copies of
     * one message, however often it is sent. Empty when the field was refused.
     */
    public String fingerprint() {
        if (!(signature instanceof SignatureField field)) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(field.signature());
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether it passed. */
    public boolean passed() {
        return result == DkimWord.PASS;
    }

    /** One line for a person: code, detail, rule. Empty when it passed. */
    public String reason() {
        if (fault == SignatureFault.NONE) {
            return "";
        }
        return fault.code() + (detail.isEmpty() ? "" : " (" + printable(detail) + ")") + ", " + fault.rule();
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c < ' ' || c >= 0x7f && c < 0xa0 ? '?' : c));
        return out.toString();
    }
}
