package dev.cordon.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An entry that a bundle cannot hold. Bundles prefix each entry with a 16-bit length, so a larger one is kept in a file of its
 * own, and the tree holds a short stub that names its SHA-256 and length. An entry that itself begins like a stub is kept the
 * same way, so a stub in a log is never ambiguous. Decision 0004.
 *
 * @param sha256 the hash of the entry's bytes
 * @param length how many bytes it has
 */
record LargeEntry(Hash sha256, int length) {

    private static final byte[] PREFIX = "tlog-large-entry/1 sha256:".getBytes(StandardCharsets.US_ASCII);

    static LargeEntry of(byte[] entry) {
        return new LargeEntry(Hash.of(Hash.sha256(entry)), entry.length);
    }

    /** Whether an entry must be kept in a file of its own. */
    static boolean needed(byte[] entry) {
        return entry.length > EntryBundle.ENTRY_BYTES_MAX || isStub(entry);
    }

    static boolean isStub(byte[] leaf) {
        return leaf.length >= PREFIX.length && Arrays.equals(leaf, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    /** Where the entry with this index is kept, below the log's folder. */
    static String path(long index) {
        return "large/" + TilePath.number(index);
    }

    byte[] stub() {
        return (new String(PREFIX, StandardCharsets.US_ASCII) + sha256 + " " + length + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static LargeEntry parse(byte[] stub) throws Malformed {
        try {
            String text = new String(stub, PREFIX.length, stub.length - PREFIX.length, StandardCharsets.US_ASCII);
            Hash hash = Hash.of(HexFormat.of().parseHex(text.substring(0, 64)));
            LargeEntry entry = new LargeEntry(hash, Integer.parseInt(text.substring(65).strip()));
            if (entry.length >= 0 && Arrays.equals(entry.stub(), stub)) {
                return entry;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Malformed("not the stub of a large entry: " + e.getMessage());
        }
        throw new Malformed("not the stub of a large entry");
    }
}
