package dev.cordon.kernel.message;

import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address by its bytes; written forms only, no name is ever looked up.
 *
 * @param text the address in canonical form (RFC 5952 §4 for IPv6), so that equal addresses have equal texts
 */
public record IpAddress(String text) {

    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final int GROUPS = 8;

    /** Refuses what is no address in canonical form. */
    public IpAddress {
        byte[] parsed = bytesOf(text);
        if (parsed.length == 0 || !canonical(parsed).equals(text)) {
            throw new IllegalArgumentException("not a canonical IP address");
        }
    }

    /** The address that a literal stands for: dotted quad or IPv6 (RFC 4291 §2.2), without zone; IPv4 in IPv6 becomes IPv4. */
    public static Optional<IpAddress> of(String literal) {
        byte[] parsed = bytesOf(literal);
        return parsed.length == 0 ? Optional.empty() : Optional.of(new IpAddress(canonical(parsed)));
    }

    /** The address of 4 or 16 bytes. */
    public static Optional<IpAddress> of(byte[] bytes) {
        return bytes.length == V4 || bytes.length == V6 ? Optional.of(new IpAddress(canonical(unmapped(bytes)))) : Optional.empty();
    }

    /** Its 4 or 16 bytes. */
    public byte[] bytes() {
        return bytesOf(text);
    }

    /** Whether it lies in a network such as {@code 192.0.2.0/24}; a lone address is a network of one. False for what is no network. */
    public boolean within(String network) {
        int slash = network.indexOf('/');
        byte[] base = bytesOf(slash < 0 ? network.strip() : network.substring(0, slash).strip());
        byte[] own = bytes();
        if (base.length != own.length) {
            return false;
        }
        int bits = slash < 0 ? base.length * 8 : number(network.substring(slash + 1).strip(), base.length * 8);
        if (bits < 0) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i & 7);
            if ((base[i >> 3] & mask) != (own[i >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it cannot come from the open internet: loopback, private, link-local, unspecified (RFC 6890 §2.2). */
    public boolean isLocal() {
        for (String network : new String[] {"10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10", "0.0.0.0/8", "::1/128", "::/128", "fc00::/7", "fe80::/10"}) {
            if (within(network)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytesOf(String literal) {
        return literal.indexOf(':') >= 0 ? unmapped(v6(literal)) : v4(literal);
    }

    private static byte[] v4(String literal) {
        String[] quads = literal.split("\\.", -1);
        byte[] out = new byte[V4];
        if (quads.length != V4) {
            return new byte[0];
        }
        for (int i = 0; i < V4; i++) {
            int quad = quads[i].length() > 3 ? -1 : number(quads[i], 255);
            if (quad < 0) {
                return new byte[0];
            }
            out[i] = (byte) quad;
        }
        return out;
    }

    private static byte[] v6(String literal) {
        int gap = literal.indexOf("::");
        byte[] head = groups(gap < 0 ? literal : literal.substring(0, gap));
        byte[] tail = groups(gap < 0 ? "" : literal.substring(gap + 2));
        boolean broken = head.length == 1 || tail.length == 1 || head.length + tail.length > (gap < 0 ? V6 : V6 - 2)
                || gap < 0 && head.length != V6;
        if (broken) {
            return new byte[0];
        }
        byte[] out = Arrays.copyOf(head, V6);
        System.arraycopy(tail, 0, out, V6 - tail.length, tail.length);
        return out;
    }

    // Groups of 16 bits, the last two perhaps as a dotted quad; one byte says that they are broken.
    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] words = text.split(":", -1);
        byte[] out = new byte[words.length * 2 + 2];
        int at = 0;
        for (int i = 0; i < words.length; i++) {
            byte[] quad = i == words.length - 1 && words[i].indexOf('.') >= 0 ? v4(words[i]) : new byte[0];
            int group = hex(words[i]);
            if (quad.length == V4) {
                System.arraycopy(quad, 0, out, at, V4);
                at += V4;
            } else if (group >= 0) {
                out[at++] = (byte) (group >> 8);
                out[at++] = (byte) group;
            } else {
                return new byte[1];
            }
        }
        return Arrays.copyOf(out, at);
    }

    private static int hex(String word) {
        int value = 0;
        if (word.isEmpty() || word.length() > 4) {
            return -1;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static int number(String digits, int max) {
        int value = 0;
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value <= max ? value : -1;
    }

    private static byte[] unmapped(byte[] bytes) {
        if (bytes.length != V6) {
            return bytes;
        }
        for (int i = 0; i < 12; i++) {
            if (bytes[i] != (byte) (i < 10 ? 0 : 0xFF)) {
                return bytes;
            }
        }
        return Arrays.copyOfRange(bytes, 12, V6);
    }

    // RFC 5952 §4.2: the longest run of two or more zero groups is shortened, the first of equals.
    private static String canonical(byte[] bytes) {
        if (bytes.length == V4) {
            return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
        }
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && groups[i + run] == 0) {
                run++;
            }
            if (run > length) {
                start = i;
                length = run;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                out.append("::");
                i += length - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}
