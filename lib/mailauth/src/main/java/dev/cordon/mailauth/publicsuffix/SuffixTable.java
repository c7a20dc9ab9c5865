package dev.cordon.mailauth.publicsuffix;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Names of rules with their flags: open addressing over one array of ASCII, the hash taken from the end of the name to its start. */
final class SuffixTable {

    static final int SEED = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private static final int MAGIC = 0x50534c31;
    private static final int HEAD = 5;

    private byte[] text;
    private int textEnd;
    private int[] starts;
    private byte[] flags;
    private int size;
    // Entry number plus one; 0 is free. At most half full.
    private int[] slots;
    private int labelsMax;

    SuffixTable() {
        this(1 << 8, 1 << 12, 1, 1 << 10);
        size = 0;
        textEnd = 0;
    }

    private SuffixTable(int size, int textEnd, int labelsMax, int slots) {
        this.size = size;
        this.textEnd = textEnd;
        this.labelsMax = labelsMax;
        this.slots = new int[slots];
        starts = new int[size];
        flags = new byte[size];
        text = new byte[textEnd];
    }

    int size() {
        return size;
    }

    /** The whole table as bytes: five numbers, then the arrays. */
    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(4 * (HEAD + slots.length + size) + size + textEnd);
        out.putInt(MAGIC).putInt(size).putInt(textEnd).putInt(labelsMax).putInt(slots.length);
        out.asIntBuffer().put(slots).put(starts, 0, size);
        return out.position(4 * (HEAD + slots.length + size)).put(flags, 0, size).put(text, 0, textEnd).array();
    }

    /** The table that {@link #toBytes()} wrote; nothing is computed, so that a program that starts does not wait for it. */
    static SuffixTable of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not a table of suffixes");
        }
        SuffixTable table = new SuffixTable(in.getInt(), in.getInt(), in.getInt(), in.getInt());
        in.asIntBuffer().get(table.slots).get(table.starts);
        in.position(4 * (HEAD + table.slots.length + table.size)).get(table.flags).get(table.text);
        return table;
    }

    /** The most labels that a suffix can have. */
    int labelsMax() {
        return labelsMax + 1;
    }

    /** The hash with one more character before those it covers. */
    static int next(int hash, char c) {
        return (hash ^ c) * PRIME;
    }

    private static int hash(String name, int from) {
        int hash = SEED;
        for (int i = name.length() - 1; i >= from; i--) {
            hash = next(hash, name.charAt(i));
        }
        return hash;
    }

    /** The flags of the end of a name; 0 when no rule has it. */
    int flags(String name, int from) {
        return flags(name, from, hash(name, from));
    }

    /** As above, with the hash already known. */
    int flags(String name, int from, int hash) {
        for (int slot = spread(hash);; slot = slot + 1 & slots.length - 1) {
            int entry = slots[slot] - 1;
            if (entry < 0) {
                return 0;
            }
            if (same(entry, name, from)) {
                return flags[entry];
            }
        }
    }

    private int spread(int hash) {
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private boolean same(int entry, String name, int from) {
        int start = starts[entry];
        int length = (entry + 1 < size ? starts[entry + 1] : textEnd) - start;
        if (length != name.length() - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[start + i] != name.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    /** Adds flags to a name in ASCII. */
    void add(String name, int more) {
        int slot = spread(hash(name, 0));
        while (slots[slot] != 0) {
            if (same(slots[slot] - 1, name, 0)) {
                flags[slots[slot] - 1] |= (byte) more;
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        append(name, more);
        slots[slot] = size;
        if (size > slots.length / 2) {
            rehash();
        }
    }

    private void append(String name, int more) {
        if (textEnd + name.length() > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, textEnd + name.length()));
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
        }
        starts[size] = textEnd;
        flags[size] = (byte) more;
        int labels = 1;
        for (int i = 0; i < name.length(); i++) {
            text[textEnd++] = (byte) name.charAt(i);
            labels += name.charAt(i) == '.' ? 1 : 0;
        }
        labelsMax = Math.max(labelsMax, labels);
        size++;
    }

    private void rehash() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                int end = entry < size ? starts[entry] : textEnd;
                int hash = SEED;
                for (int i = end - 1; i >= starts[entry - 1]; i--) {
                    hash = next(hash, (char) text[i]);
                }
                int slot = spread(hash);
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = entry;
            }
        }
    }
}
