package dev.cordon.mql.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives back what a {@link ByteWriter} collected. Whatever the bytes are, it ends with values or with {@link Malformed}. */
public final class ByteReader {
    private final byte[] bytes;
    private final int[] starts;
    private final @Nullable String[] texts;
    private int at;

    /** Thrown when the bytes are not what a writer makes. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Says what is wrong. */
        public Malformed(String what) {
            super(what);
        }
    }

    /** Reads these bytes; a text is made when it is first asked for. */
    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
        int count = count();
        starts = new int[count];
        texts = new @Nullable String[count];
        for (int text = 0; text < count; text++) {
            starts[text] = at;
            long length = number() >>> 1;
            if (length > bytes.length - at) {
                throw new Malformed("a text ends too late");
            }
            at += (int) length;
        }
    }

    /** A number. */
    public long number() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new Malformed("it ends too early");
            }
            byte next = bytes[at++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new Malformed("a number is too long");
    }

    /** A number that says how many things follow, each at least one byte long. */
    public int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new Malformed("more is announced than there is");
        }
        return (int) count;
    }

    /** A number below this. */
    public int below(int bound) {
        long number = number();
        if (number < 0 || number >= bound) {
            throw new Malformed(number + " is not below " + bound);
        }
        return (int) number;
    }

    /** A truth. */
    public boolean flag() {
        return below(2) == 1;
    }

    /** A text. */
    public String text() {
        int place = below(texts.length);
        String known = texts[place];
        if (known == null) {
            int here = at;
            at = starts[place];
            long head = number();
            int length = (int) (head >>> 1);
            known = (head & 1) == 0 ? new String(bytes, at, length, StandardCharsets.UTF_8) : units(at, length);
            at = here;
            texts[place] = known;
        }
        return known;
    }

    private String units(int from, int length) {
        char[] units = new char[length / 2];
        for (int unit = 0; unit < units.length; unit++) {
            units[unit] = (char) ((bytes[from + 2 * unit] & 0xFF) << 8 | bytes[from + 2 * unit + 1] & 0xFF);
        }
        return new String(units);
    }

    /** How many texts, then each. */
    public List<String> texts() {
        int count = count();
        List<String> all = new ArrayList<>(count);
        for (int text = 0; text < count; text++) {
            all.add(text());
        }
        return all;
    }
}
