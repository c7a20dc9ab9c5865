package dev.cordon.access.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads signed checkpoints: C2SP signed-note around C2SP tlog-checkpoint. Base64 is taken in its one canonical form only, so
 * that no bit of a note can change without notice.
 */
final class Vouched {

    static final int NOTE_BYTES_MAX = 65_536;

    /** What went wrong with a note. */
    static final class Bad extends Exception {
        private static final long serialVersionUID = 1L;
        private final Finding.Kind kind;

        Bad(Finding.Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        Finding.Kind kind() {
            return kind;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** A public key with its name and four-byte id. */
    record Key(String name, byte[] id, PublicKey key) {
    }

    /**
     * A checkpoint whose signature holds.
     *
     * @param time epoch milliseconds; -1 when the checkpoint has none
     * @param history how many checkpoints the history had; -1 when the checkpoint does not say
     */
    record Head(String origin, long size, byte[] root, long time, long history) {
    }

    private Vouched() {
    }

    static Key key(String text) throws Bad {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty()) {
            throw new Bad(Finding.Kind.UNREADABLE, "a key is written name+id+base64");
        }
        byte[] typed = base64(parts[2]);
        if (typed.length != 33 || typed[0] != 1) {
            throw new Bad(Finding.Kind.UNREADABLE, "only Ed25519 keys are known");
        }
        var digest = TreeFold.sha256();
        digest.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest.digest(typed), 4);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new Bad(Finding.Kind.UNREADABLE, "the key's id does not belong to its name and bytes");
        }
        byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(typed, 1, 33));
        try {
            return new Key(parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException e) {
            throw new Bad(Finding.Kind.UNREADABLE, "not an Ed25519 key");
        }
    }

    static Head open(byte[] note, List<Key> keys) throws Bad {
        String all;
        try {
            all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(note)).toString();
        } catch (CharacterCodingException e) {
            throw new Bad(Finding.Kind.UNREADABLE, "the checkpoint is not UTF-8");
        }
        for (int i = 0; i < all.length(); i++) {
            if (all.charAt(i) < ' ' && all.charAt(i) != '\n') {
                throw new Bad(Finding.Kind.UNREADABLE, "the checkpoint has a control character at " + i);
            }
        }
        int blank = all.lastIndexOf("\n\n");
        if (note.length > NOTE_BYTES_MAX || blank < 0 || blank + 2 == all.length() || !all.endsWith("\n")) {
            throw new Bad(Finding.Kind.UNREADABLE, "the checkpoint is not a signed note: text, an empty line, signatures");
        }
        String body = all.substring(0, blank + 1);
        signatures(body, all.substring(blank + 2, all.length() - 1).split("\n", -1), keys);
        return head(body, keys);
    }

    private static void signatures(String body, String[] lines, List<Key> keys) throws Bad {
        boolean vouched = false;
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !words[0].equals("\u2014") || words[1].isEmpty()) {
                throw new Bad(Finding.Kind.UNREADABLE, "a signature line is not: dash, name, base64");
            }
            byte[] bytes = base64(words[2]);
            if (bytes.length < 5) {
                throw new Bad(Finding.Kind.UNREADABLE, "a signature is too short");
            }
            for (Key key : keys) {
                if (key.name().equals(words[1]) && Arrays.equals(bytes, 0, 4, key.id(), 0, 4)) {
                    if (!holds(key, body, Arrays.copyOfRange(bytes, 4, bytes.length))) {
                        throw new Bad(Finding.Kind.FALSE_SIGNATURE, "the signature by " + key.name() + " does not hold");
                    }
                    vouched = true;
                }
            }
        }
        if (!vouched) {
            throw new Bad(Finding.Kind.UNKNOWN_KEY, "no given key signed this checkpoint");
        }
    }

    private static boolean holds(Key key, String body, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key.key());
            check.update(body.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Wrong length or out of range: it does not hold.
            return false;
        }
    }

    private static Head head(String body, List<Key> keys) throws Bad {
        String[] lines = body.substring(0, body.length() - 1).split("\n", -1);
        if (lines.length < 3) {
            throw new Bad(Finding.Kind.UNREADABLE, "a checkpoint has a name, a size and a root");
        }
        if (keys.stream().noneMatch(key -> key.name().equals(lines[0]))) {
            throw new Bad(Finding.Kind.UNKNOWN_KEY, "the checkpoint is of another log: " + lines[0]);
        }
        byte[] root = base64(lines[2]);
        if (root.length != TreeFold.HASH) {
            throw new Bad(Finding.Kind.UNREADABLE, "the root has " + root.length + " bytes");
        }
        long time = -1;
        long history = -1;
        for (int i = 3; i < lines.length; i++) {
            if (lines[i].startsWith("time ")) {
                time = number(lines[i].substring(5));
            } else if (lines[i].startsWith("history ")) {
                history = number(lines[i].substring(8));
            }
        }
        return new Head(lines[0], number(lines[1]), root, time, history);
    }

    static long number(String text) throws Bad {
        boolean digits = !text.isEmpty() && text.length() <= 18 && (text.length() == 1 || text.charAt(0) != '0');
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw new Bad(Finding.Kind.UNREADABLE, "not a number: " + text.substring(0, Math.min(30, text.length())));
        }
        return Long.parseLong(text);
    }

    private static byte[] base64(String text) throws Bad {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Bad(Finding.Kind.UNREADABLE, "not base64");
        }
        throw new Bad(Finding.Kind.UNREADABLE, "not canonical base64");
    }
}
