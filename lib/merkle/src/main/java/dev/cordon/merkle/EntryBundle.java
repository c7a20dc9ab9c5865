package dev.cordon.merkle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries in one file, each after its length as a big-endian 16-bit number. C2SP tlog-tiles, "Log entries". */
public final class EntryBundle {

    /** The largest entry that a bundle can hold, in bytes. */
    public static final int ENTRY_BYTES_MAX = 65_535;

    private EntryBundle() {
    }

    /** The entries as one byte string; each has at most {@link #ENTRY_BYTES_MAX} bytes. */
    public static byte[] encode(List<byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entries.forEach(entry -> write(entry, out));
        return out.toByteArray();
    }

    /**
     * The entries of a bundle that should hold {@code width} of them.
     *
     * @throws Malformed when there are fewer or more, or the last is cut off
     */
    public static List<byte[]> decode(byte[] bundle, int width) throws Malformed {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bundle.length) {
            if (entries.size() == width) {
                throw new Malformed((bundle.length - at) + " bytes after entry " + (width - 1) + " of the bundle");
            }
            if (bundle.length - at < 2) {
                throw new Malformed("the bundle ends inside a length");
            }
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            at += 2;
            if (bundle.length - at < length) {
                throw new Malformed("the bundle ends inside entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bundle, at, at + length));
            at += length;
        }
        if (entries.size() != width) {
            throw new Malformed("the bundle holds " + entries.size() + " entries, not " + width);
        }
        return entries;
    }

    static void write(byte[] entry, ByteArrayOutputStream out) {
        if (entry.length > ENTRY_BYTES_MAX) {
            throw new IllegalArgumentException("an entry of " + entry.length + " bytes does not fit a bundle");
        }
        out.write(entry.length >> 8);
        out.write(entry.length);
        out.writeBytes(entry);
    }
}
