package dev.cordon.application.observables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Addresses of web pages that stand in plain words: with a scheme, with {@code www.}, or as a bare domain of a common ending. */
public final class PlainLinks {

    /**
     * One found address.
     *
     * @param from its first character
     * @param to the character after its last one
     * @param text as written
     */
    public record Found(int from, int to, String text) {}

    private static final Set<String> ENDINGS = Set.of("app", "art", "at", "au", "be", "biz", "br", "buzz", "ca", "cc", "cfd", "ch",
            "click", "cloud", "club", "cn", "co", "com", "cyou", "cz", "de", "dev", "dk", "edu", "es", "eu", "fi", "fr", "fun", "gov",
            "gq", "icu", "in", "info", "int", "io", "it", "jp", "life", "link", "live", "ly", "me", "mil", "mobi", "mx", "net",
            "nl", "no", "online", "org", "page", "pl", "pro", "pt", "pw", "rest", "ru", "sbs", "se", "shop", "site", "store", "su",
            "support", "tech", "tk", "today", "top", "tv", "uk", "us", "vip", "website", "work", "world", "ws", "xyz", "zip");
    private static final int LENGTH_MAX = 4_096;

    private PlainLinks() {
    }

    /** Everything found in a text, in order, at most {@code max}. */
    public static List<Found> in(String text, int max) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < max) {
            char c = text.charAt(at);
            if (!isHostChar(c) || at > 0 && (isHostChar(text.charAt(at - 1)) || text.charAt(at - 1) == '@')) {
                at++;
                continue;
            }
            int end = start(text, at);
            if (end > at) {
                found.add(new Found(at, end, text.substring(at, end)));
                at = end;
            } else {
                at = hostEnd(text, at);
            }
        }
        return found;
    }

    // Where the address that begins here ends; the same place when none begins here.
    private static int start(String text, int at) {
        int host = hostEnd(text, at);
        if (text.startsWith("://", host) && isWebScheme(text, at, host)) {
            int end = tail(text, host + 3);
            return end > host + 3 ? end : at;
        }
        if (host - at > 253) {
            return at;
        }
        int nameEnd = host;
        while (nameEnd > at && (text.charAt(nameEnd - 1) == '.' || text.charAt(nameEnd - 1) == '-')) {
            nameEnd--;
        }
        boolean mail = host < text.length() && text.charAt(host) == '@';
        if (mail || !hasDot(text, at, nameEnd) || !isBareDomain(text.substring(at, nameEnd))) {
            return at;
        }
        boolean goesOn = nameEnd == host && host < text.length() && (text.charAt(host) == '/' || text.charAt(host) == '?'
                || text.charAt(host) == ':' && host + 1 < text.length() && Character.isDigit(text.charAt(host + 1)));
        return goesOn ? tail(text, host) : nameEnd;
    }

    // Most words have none, and need no copy.
    private static boolean hasDot(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean isWebScheme(String text, int from, int to) {
        String scheme = to - from > 5 ? "" : text.substring(from, to).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https") || scheme.equals("hxxp") || scheme.equals("ftp");
    }

    private static boolean isBareDomain(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || name.startsWith(".") || name.contains("..")) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean www = lower.startsWith("www.") && dot > 4;
        return (www || ENDINGS.contains(lower.substring(dot + 1))) && name.chars().limit(dot).anyMatch(Character::isLetter);
    }

    private static int hostEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isHostChar(text.charAt(at))) {
            at++;
        }
        return Math.max(at, from + 1);
    }

    // What may stand in an address, without the punctuation that closes a sentence around it.
    private static int tail(String text, int from) {
        int at = from;
        int stop = Math.min(text.length(), from + LENGTH_MAX);
        while (at < stop && isAddressChar(text.charAt(at))) {
            at++;
        }
        while (at > from && ".,;:!?'\")]}>*_".indexOf(text.charAt(at - 1)) >= 0) {
            boolean pair = text.charAt(at - 1) == ')' && text.substring(from, at - 1).indexOf('(') >= 0;
            if (pair) {
                break;
            }
            at--;
        }
        return at;
    }

    private static boolean isAddressChar(char c) {
        return c > ' ' && c != '<' && c != '>' && c != '"' && c != '`' && c != 0x7F && !Character.isWhitespace(c) && c != 0xA0;
    }

    private static boolean isHostChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_'
                || c >= 128 && Character.isLetterOrDigit(c);
    }
}
