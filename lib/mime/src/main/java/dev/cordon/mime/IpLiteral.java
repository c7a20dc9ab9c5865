package dev.cordon.mime;

import java.util.Locale;

/** Recognises an IP address in a word, with or without brackets, port and {@code IPv6:} (RFC 5321 §4.1.3). */
final class IpLiteral {

    private IpLiteral() {
    }

    /** The address; empty when the word is none. */
    static String in(String word) {
        String text = word;
        int open = text.indexOf('[');
        int close = text.indexOf(']', Math.max(open, 0));
        if (open >= 0 && close > open) {
            text = text.substring(open + 1, close);
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("ipv6:")) {
            text = text.substring(5);
        }
        if (isFour(text) || isSix(text)) {
            return text;
        }
        int colon = text.indexOf(':');
        String beforePort = colon > 0 ? text.substring(0, colon) : "";
        return isFour(beforePort) ? beforePort : "";
    }

    private static boolean isFour(String text) {
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
            } else if (c >= '0' && c <= '9' && value < 1000) {
                value = Math.max(value, 0) * 10 + (c - '0');
            } else {
                return false;
            }
        }
        return groups == 4;
    }

    /** RFC 4291 §2.2: eight groups of hexadecimal digits, one run of zeros left out at most, the last two perhaps dotted. */
    private static boolean isSix(String text) {
        String head = text;
        int zone = head.indexOf('%');
        head = zone > 0 ? head.substring(0, zone) : head;
        int groups = 0;
        int lastColon = head.lastIndexOf(':');
        if (lastColon < 0 || head.length() > 45) {
            return false;
        }
        if (head.indexOf('.', lastColon) > 0) {
            if (!isFour(head.substring(lastColon + 1))) {
                return false;
            }
            groups = 2;
            head = head.substring(0, lastColon + 1) + (lastColon > 0 && head.charAt(lastColon - 1) == ':' ? "" : "0");
            groups -= head.endsWith(":0") && !head.endsWith("::0") ? 1 : 0;
        }
        boolean gap = false;
        int digits = 0;
        for (int i = 0; i <= head.length(); i++) {
            char c = i < head.length() ? head.charAt(i) : ':';
            if (c != ':') {
                if (Character.digit(c, 16) < 0 || c > 'f' || ++digits > 4) {
                    return false;
                }
                continue;
            }
            boolean twice = i + 1 < head.length() && head.charAt(i + 1) == ':';
            if (digits > 0) {
                groups++;
            } else if (i > 0 && i < head.length() && head.charAt(i - 1) != ':') {
                return false;
            }
            if (twice && gap) {
                return false;
            }
            gap |= twice;
            digits = 0;
        }
        return gap ? groups <= 7 && !head.endsWith(":::") : groups == 8 && !head.startsWith(":") && !head.endsWith(":");
    }
}
