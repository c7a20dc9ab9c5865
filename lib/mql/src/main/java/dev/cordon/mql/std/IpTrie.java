package dev.cordon.mql.std;

import java.util.Arrays;
import java.util.Optional;

/** Ranges of addresses as a binary trie over 128 bits; IPv4 lives in ::ffff:0:0/96 (RFC 4291 §2.5.5.2). */
final class IpTrie {
    private static final int FULL = -1;
    private static final int V4_PREFIX = 96;

    private int[] children = new int[64];
    private int end = 2;

    /** Adds an address or a range; what is neither is left out. */
    void add(String range) {
        int slash = range.indexOf('/');
        Optional<byte[]> address = bytes(slash < 0 ? range : range.substring(0, slash));
        if (address.isEmpty()) {
            return;
        }
        boolean four = range.indexOf(':') < 0;
        int length = slash < 0 ? (four ? 32 : 128) : number(range.substring(slash + 1));
        if (length < 0 || length > (four ? 32 : 128)) {
            return;
        }
        insert(address.get(), four ? length + V4_PREFIX : length);
    }

    private void insert(byte[] address, int length) {
        int node = 0;
        for (int bit = 0; bit < length; bit++) {
            int way = node + bit(address, bit);
            if (children[way] == FULL) {
                return;
            }
            if (bit == length - 1) {
                children[way] = FULL;
                return;
            }
            if (children[way] == 0) {
                if (end + 2 > children.length) {
                    children = Arrays.copyOf(children, children.length * 2);
                }
                children[way] = end;
                end += 2;
            }
            node = children[way];
        }
        children[0] = FULL; // length 0: everything
        children[1] = FULL;
    }

    boolean contains(byte[] address) {
        int node = 0;
        for (int bit = 0; bit < 128; bit++) {
            node = children[node + bit(address, bit)];
            if (node <= 0) {
                return node == FULL;
            }
        }
        return false;
    }

    private static int bit(byte[] address, int bit) {
        return (address[bit >> 3] >> (7 - (bit & 7))) & 1;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Integer.parseInt(text);
    }

    /** The 16 bytes of an address, or nothing when it is none. */
    static Optional<byte[]> bytes(String text) {
        byte[] address = new byte[16];
        if (text.length() > 45) {
            return Optional.empty();
        }
        if (text.indexOf(':') < 0) {
            address[10] = -1;
            address[11] = -1;
            return four(text, address, 12) ? Optional.of(address) : Optional.empty();
        }
        return six(text, address) ? Optional.of(address) : Optional.empty();
    }

    private static boolean four(String text, byte[] address, int offset) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (int at = 0; at < 4; at++) {
            int value = number(parts[at]);
            if (value < 0 || value > 255) {
                return false;
            }
            address[offset + at] = (byte) value;
        }
        return true;
    }

    private static boolean six(String text, byte[] address) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, address, 0) == 16;
        }
        byte[] tail = new byte[16];
        int head = gap == 0 ? 0 : groups(text.substring(0, gap), address, 0);
        String rest = text.substring(gap + 2);
        int length = rest.isEmpty() ? 0 : groups(rest, tail, 0);
        if (head < 0 || length < 0 || head + length > 14) {
            return false;
        }
        System.arraycopy(tail, 0, address, 16 - length, length);
        return true;
    }

    /** How many bytes the groups fill, or -1 when they are no groups. */
    private static int groups(String text, byte[] address, int start) {
        int at = start;
        String[] parts = text.split(":", -1);
        for (int index = 0; index < parts.length; index++) {
            String part = parts[index];
            if (index == parts.length - 1 && part.indexOf('.') >= 0 && at <= 12) {
                return four(part, address, at) ? at + 4 : -1;
            }
            boolean hex = !part.isEmpty() && part.length() <= 4 && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
            if (!hex || at > 14) {
                return -1;
            }
            int value = Integer.parseInt(part, 16);
            address[at++] = (byte) (value >> 8);
            address[at++] = (byte) value;
        }
        return at;
    }
}
