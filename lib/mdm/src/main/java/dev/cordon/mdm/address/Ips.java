package dev.cordon.mdm.address;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** IP addresses as {@code IP} objects. */
public final class Ips {

    private static final long V4_MAX = 0xFFFF_FFFFL;
    private static final int V6_GROUPS = 8;

    private Ips() {
    }

    /** The object for an address in its usual form, perhaps in brackets or after {@code IPv6:}; null when the text is none. */
    public static @Nullable Struct of(String text) {
        String found = plain(text);
        return found.isEmpty() ? null : struct(found);
    }

    /** The canonical text of an address in its usual form, perhaps in brackets or after {@code IPv6:}; empty when it is none. */
    public static String plain(String text) {
        String word = text.strip();
        if (word.startsWith("[") && word.endsWith("]")) {
            word = word.substring(1, word.length() - 1);
        }
        if (word.toLowerCase(Locale.ROOT).startsWith("ipv6:")) {
            word = word.substring(5);
        }
        if (word.length() > 60 || word.isEmpty()) {
            return "";
        }
        return word.indexOf(':') >= 0 ? six(word) : isFour(word) ? word : "";
    }

    /**
     * The object for the host of a URL, in any form that browsers take: dotted, octal, hexadecimal, one number (WHATWG URL, IPv4 parser);
     * null when it is a name. Unusual forms are told in {@code translation}.
     */
    public static @Nullable Struct ofHost(String host) {
        String direct = plain(host);
        if (!direct.isEmpty()) {
            Struct ip = struct(direct);
            String inner = direct.startsWith("::ffff:") ? mappedFour(direct) : "";
            if (!inner.isEmpty()) {
                ip.set("translation", Struct.of(AddressSchema.IP_TRANSLATION).set("original", host).set("v4_to_v6", true)
                        .set("encoders", List.of()));
            }
            return ip;
        }
        return odd(host);
    }

    private static @Nullable Struct odd(String host) {
        String text = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (text.isEmpty() || text.length() > 64 || Character.digit(text.charAt(0), 10) < 0) {
            return null;
        }
        String[] parts = text.split("\\.", 5);
        if (parts.length > 4) {
            return null;
        }
        long address = 0;
        List<String> encoders = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            long number = number(parts[i], encoders);
            if (number < 0 || number > (last ? V4_MAX >> (8 * i) : 255)) {
                return null;
            }
            address |= last ? number : number << (24 - 8 * i);
        }
        if (parts.length == 1 && encoders.isEmpty()) {
            encoders.add("decimal_integer");
        }
        String dotted = (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
        return struct(dotted).set("translation", Struct.of(AddressSchema.IP_TRANSLATION).set("original", host).set("v4_to_v6", false)
                .set("encoders", List.copyOf(encoders)));
    }

    private static long number(String text, List<String> encoders) {
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        int radix = hex ? 16 : text.length() > 1 && text.charAt(0) == '0' ? 8 : 10;
        String digits = hex ? text.substring(2) : text;
        if (digits.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0 || value > V4_MAX) {
                return -1;
            }
            value = value * radix + digit;
        }
        String encoder = hex ? "hexadecimal" : "octal";
        if (radix != 10 && !encoders.contains(encoder)) {
            encoders.add(encoder);
        }
        return value;
    }

    private static Struct struct(String text) {
        return Struct.of(AddressSchema.IP).set("ip", text).set("version", text.indexOf(':') >= 0 ? 6L : 4L);
    }

    static boolean isFour(String text) {
        int groups = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (value < 0 || value > 255) {
                    return false;
                }
                groups++;
                value = -1;
            } else if (c >= '0' && c <= '9' && value < 256 && !(value == 0)) {
                value = Math.max(value, 0) * 10 + (c - '0');
            } else {
                return false;
            }
        }
        return groups == 4;
    }

    private static String mappedFour(String six) {
        String tail = six.substring(7);
        return isFour(tail) ? tail : "";
    }

    // RFC 4291 §2.2 in, RFC 5952 §4 out; IPv4 inside ::ffff: stays dotted (RFC 5952 §5).
    private static String six(String word) {
        int zone = word.indexOf('%');
        String text = zone > 0 ? word.substring(0, zone) : word;
        int gap = text.indexOf("::");
        int[] groups = new int[V6_GROUPS];
        OptionalInt head = groups(gap < 0 ? text : text.substring(0, gap), groups, 0);
        if (head.isEmpty()) {
            return "";
        }
        if (gap >= 0) {
            int[] tail = new int[V6_GROUPS];
            OptionalInt count = groups(text.substring(gap + 2), tail, 0);
            if (count.isEmpty() || head.getAsInt() + count.getAsInt() >= V6_GROUPS) {
                return "";
            }
            System.arraycopy(tail, 0, groups, V6_GROUPS - count.getAsInt(), count.getAsInt());
        } else if (head.getAsInt() != V6_GROUPS) {
            return "";
        }
        return written(groups);
    }

    private static OptionalInt groups(String text, int[] into, int from) {
        int count = from;
        if (text.isEmpty()) {
            return OptionalInt.of(count);
        }
        String[] words = text.split(":", -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            if (i == words.length - 1 && isFour(word) && count + 2 <= V6_GROUPS) {
                String[] bytes = word.split("\\.", -1);
                into[count++] = Integer.parseInt(bytes[0]) << 8 | Integer.parseInt(bytes[1]);
                into[count++] = Integer.parseInt(bytes[2]) << 8 | Integer.parseInt(bytes[3]);
                continue;
            }
            int value = 0;
            for (int k = 0; k < word.length(); k++) {
                int digit = word.charAt(k) < 128 ? Character.digit(word.charAt(k), 16) : -1;
                if (digit < 0 || word.length() > 4) {
                    return OptionalInt.empty();
                }
                value = value << 4 | digit;
            }
            if (word.isEmpty() || count == V6_GROUPS) {
                return OptionalInt.empty();
            }
            into[count++] = value;
        }
        return OptionalInt.of(count);
    }

    private static String written(int[] groups) {
        boolean mapped = groups[5] == 0xFFFF;
        for (int i = 0; i < 5; i++) {
            mapped &= groups[i] == 0;
        }
        if (mapped) {
            return "::ffff:" + (groups[6] >> 8) + "." + (groups[6] & 255) + "." + (groups[7] >> 8) + "." + (groups[7] & 255);
        }
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < V6_GROUPS; i++) {
            int end = i;
            while (end < V6_GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
            i = Math.max(i, end);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < V6_GROUPS; i++) {
            if (i == best) {
                out.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }
}
