package dev.cordon.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Text with signatures below it: the text, which ends with a newline, an empty line, and one line for each signature. Several
 * keys may sign; keys that a reader does not know are ignored. C2SP signed-note.
 */
public final class SignedNote {

    /** The largest note that is read, in bytes. */
    public static final int BYTES_MAX = 65_536;

    static final String DASH = "\u2014 ";
    private static final int SIGNATURES_MAX = 100;

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /** What the keys that a reader knows say about a note. */
    public sealed interface Standing {

        /** At least one known key signed, and every signature by a known key holds. */
        record Vouched(List<NoteKey> by) implements Standing {
        }

        /** No known key signed. */
        record Unknown(List<String> names) implements Standing {
        }

        /** A signature that names a known key does not hold. */
        record Forged(NoteKey key) implements Standing {
        }
    }

    /**
     * Signs a text.
     *
     * @param text what to sign; ends with a newline, and has no other control characters
     * @param signers at least one
     */
    public static SignedNote sign(String text, List<NoteSigner> signers) {
        if (!text.endsWith("\n") || signers.isEmpty() || signers.size() > SIGNATURES_MAX || !plain(text)) {
            throw new IllegalArgumentException("a note ends with a newline, has no other control characters, and is signed");
        }
        return new SignedNote(text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /**
     * Reads a note. Whether its signatures hold is another question: {@link #standing}.
     *
     * @throws Malformed when the bytes are not exactly one note
     */
    public static SignedNote parse(byte[] bytes) throws Malformed {
        if (bytes.length > BYTES_MAX) {
            throw new Malformed("a note has at most " + BYTES_MAX + " bytes");
        }
        String all;
        try {
            all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a note is UTF-8");
        }
        int gap = all.lastIndexOf("\n\n");
        if (gap < 0 || !all.endsWith("\n") || !plain(all)) {
            throw new Malformed("a note is text, an empty line and signature lines, without control characters");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int at = gap + 2; at < all.length();) {
            int end = all.indexOf('\n', at);
            if (signatures.size() == SIGNATURES_MAX) {
                throw new Malformed("a note has at most " + SIGNATURES_MAX + " signatures");
            }
            signatures.add(NoteSignature.parse(all.substring(at, end)));
            at = end + 1;
        }
        if (signatures.isEmpty()) {
            throw new Malformed("the note is not signed");
        }
        return new SignedNote(all.substring(0, gap + 1), signatures);
    }

    /** The signed text, with its final newline. */
    public String text() {
        return text;
    }

    /** The names of the keys that claim to have signed, in order. */
    public List<String> signers() {
        return signatures.stream().map(NoteSignature::name).toList();
    }

    /** This note with one more signature, such as a witness's. */
    public SignedNote and(NoteSigner signer) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signer.sign(text));
        return new SignedNote(text, all);
    }

    /** What the known keys say. A note with one false signature by a known key is forged, whatever else it carries. */
    public Standing standing(List<NoteKey> known) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteKey> by = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            for (NoteKey key : known) {
                if (signature.by(key)) {
                    if (!key.verify(signed, signature.signature())) {
                        return new Standing.Forged(key);
                    }
                    by.add(key);
                }
            }
        }
        return by.isEmpty() ? new Standing.Unknown(signers()) : new Standing.Vouched(List.copyOf(by));
    }

    /** The note as it is stored and sent. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(c -> c >= 0x20 || c == '\n');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedNote note && toString().equals(note.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** The note as text. */
    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
