package dev.cordon.merkle;

import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: whose it claims to be, and the bytes. */
record NoteSignature(String name, int id, byte[] signature) {

    String line() {
        byte[] bytes = new byte[4 + signature.length];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (id >> (24 - 8 * i));
        }
        System.arraycopy(signature, 0, bytes, 4, signature.length);
        return SignedNote.DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    static NoteSignature parse(String line) throws Malformed {
        int space = line.indexOf(' ', SignedNote.DASH.length());
        if (!line.startsWith(SignedNote.DASH) || space < 0) {
            throw new Malformed("a signature line is written: dash, name, base64");
        }
        String name = line.substring(SignedNote.DASH.length(), space);
        NoteKey.checkName(name);
        byte[] bytes = NoteKey.strictBase64(line.substring(space + 1));
        if (bytes.length < 5) {
            throw new Malformed("a signature has a key id of 4 bytes and at least one more");
        }
        int id = bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return new NoteSignature(name, id, Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    boolean by(NoteKey key) {
        return name.equals(key.name()) && id == key.id();
    }
}
