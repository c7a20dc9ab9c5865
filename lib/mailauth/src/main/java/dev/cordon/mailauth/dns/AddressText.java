package dev.cordon.mailauth.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Internet addresses as text, read strictly and without ever asking a resolver: the platform's reading also takes {@code 1.2} and
 * zone names. An address is its 4 or 16 bytes.
 */
public final class AddressText {

    private static final byte[] NONE = {};
    private static final int GROUPS = 8;
    private static final int IPV6_TEXT_MAX = 45;

    private AddressText() {}

    /** The four bytes of a dotted quad (RFC 3986 §3.2.2: no leading zeros); empty when the text is none. */
    public static byte[] ipv4(String text) {
        byte[] out = new byte[4];
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int from = at;
            int value = 0;
            while (at < text.length() && at - from < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - from > 1 && text.charAt(from) == '0';
            boolean dotted = part == 3 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (at == from || value > 255 || leadingZero || !dotted) {
                return NONE;
            }
            out[part] = (byte) value;
            at++;
        }
        return out;
    }

    /** The sixteen bytes of an IPv6 address (RFC 4291 §2.2), also when it maps an IPv4 address; empty when the text is none. */
    public static byte[] ipv6(String text) {
        if (text.length() > IPV6_TEXT_MAX || text.indexOf(':') < 0) {
            return NONE;
        }
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return NONE;
        }
        byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? NONE : groups(text.substring(gap + 2), true);
        boolean broken = head == BROKEN || tail == BROKEN;
        int length = head.length + tail.length;
        if (broken || (gap < 0 ? length != 2 * GROUPS : length > 2 * GROUPS - 2)) {
            return NONE;
        }
        byte[] out = new byte[2 * GROUPS];
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(tail, 0, out, out.length - tail.length, tail.length);
        return out;
    }

    private static final byte[] BROKEN = {0};

    // Groups between colons; the last may be a dotted quad.
    private static byte[] groups(String text, boolean last) {
        if (text.isEmpty()) {
            return NONE;
        }
        byte[] out = new byte[2 * GROUPS];
        int end = 0;
        for (int from = 0; from <= text.length();) {
            int colon = text.indexOf(':', from);
            String group = text.substring(from, colon < 0 ? text.length() : colon);
            byte[] bytes = last && colon < 0 && group.indexOf('.') > 0 ? ipv4(group) : group(group);
            if (bytes.length == 0 || end + bytes.length > out.length) {
                return BROKEN;
            }
            System.arraycopy(bytes, 0, out, end, bytes.length);
            end += bytes.length;
            from = colon < 0 ? text.length() + 1 : colon + 1;
        }
        return java.util.Arrays.copyOf(out, end);
    }

    private static byte[] group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return NONE;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) > 'f' ? -1 : Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return NONE;
            }
            value = value * 16 + digit;
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    /** The 4 or 16 bytes of an address in either form; empty when the text is none. */
    public static byte[] bytes(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    /** An address object of 4 or 16 bytes; IPv4 mapped into IPv6 becomes IPv4 (RFC 4291 §2.5.5.2). */
    public static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, impossible);
        }
    }

    /** The text of an address: dotted quad, or the short form of RFC 5952 §4. */
    public static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int gapFrom = -1;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int j = i;
            while (j < GROUPS && groups[j] == 0) {
                j++;
            }
            if (j - i > gapLength) {
                gapFrom = i;
                gapLength = j - i;
            }
            i = j;
        }
        return joined(groups, gapFrom, gapLength);
    }

    private static String joined(int[] groups, int gapFrom, int gapLength) {
        StringBuilder out = new StringBuilder(IPV6_TEXT_MAX);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gapFrom) {
                out.append("::");
                i += gapLength - 1;
            } else {
                boolean first = out.isEmpty() || out.charAt(out.length() - 1) == ':';
                out.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }

    /** The name under which pointers of an address stand (RFC 1035 §3.5, RFC 3596 §2.5). */
    public static String reverseName(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder out = new StringBuilder(76);
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes.length == 4) {
                out.append(bytes[i] & 0xff).append('.');
            } else {
                out.append(Character.forDigit(bytes[i] & 0xf, 16)).append('.').append(Character.forDigit(bytes[i] >> 4 & 0xf, 16))
                        .append('.');
            }
        }
        return out.append(bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa").toString();
    }
}
