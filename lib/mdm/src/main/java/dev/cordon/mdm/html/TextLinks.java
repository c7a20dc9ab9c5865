package dev.cordon.mdm.html;

import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mdm.address.Ips;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Addresses that stand in plain words: URLs, names of hosts with a known suffix, mail addresses. */
public final class TextLinks {

    /**
     * One found address.
     *
     * @param from its first character
     * @param to the character after its last one
     * @param text as written
     * @param mail whether it is a mail address
     */
    public record Found(int from, int to, String text, boolean mail) {}

    private static final int LENGTH_MAX = 8_192;
    private static final int LOCAL_MAX = 128;

    private final String text;
    private final int max;
    private final List<Found> found = new ArrayList<>();
    private int floor;

    private TextLinks(String text, int max) {
        this.text = text;
        this.max = max;
    }

    /** Everything found in a text, in order, at most {@code max}. */
    public static List<Found> in(String text, int max) {
        TextLinks search = new TextLinks(text, max);
        search.run();
        return search.found;
    }

    // Every address has a dot between two characters of a host, or a colon with two slashes.
    private void run() {
        int at = 0;
        while (at < text.length() && found.size() < max) {
            char c = text.charAt(at);
            int end = at;
            if (c == ':' && text.startsWith("://", at)) {
                end = url(at);
            } else if (c == '.' && at > floor && at + 1 < text.length() && isHostChar(text.charAt(at - 1))
                    && isHostChar(text.charAt(at + 1))) {
                end = name(at);
            }
            if (end > at) {
                at = end;
                floor = end;
            } else {
                at++;
            }
        }
    }

    private int url(int colon) {
        int from = colon;
        while (from > floor && colon - from < 6 && isLetter(text.charAt(from - 1))) {
            from--;
        }
        String scheme = text.substring(from, colon).toLowerCase(Locale.ROOT);
        for (String known : new String[] {"https", "http", "ftp"}) {
            if (scheme.endsWith(known)) {
                int start = colon - known.length();
                int end = tail(colon + 3);
                if (end > colon + 3) {
                    found.add(new Found(start, end, text.substring(start, end), false));
                    return end;
                }
            }
        }
        return colon;
    }

    private int name(int dot) {
        int from = dot;
        while (from > floor && dot - from < 253 && isHostChar(text.charAt(from - 1))) {
            from--;
        }
        int to = dot;
        while (to < text.length() && to - from < 254 && isHostChar(text.charAt(to))) {
            to++;
        }
        if (text.startsWith("://", to)) {
            return dot;
        }
        int nameEnd = to;
        while (nameEnd > dot && !isLetterOrDigit(text.charAt(nameEnd - 1))) {
            nameEnd--;
        }
        boolean local = to < text.length() && (text.charAt(to) == '@' || isLocalChar(text.charAt(to)));
        if (local && isBeforeAt(to)) {
            return dot;
        }
        if (from > floor && text.charAt(from - 1) == '@') {
            return mail(from, nameEnd);
        }
        int start = from;
        while (start < dot && !isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        boolean pathBefore = start > 0 && "/\\=".indexOf(text.charAt(start - 1)) >= 0;
        if (pathBefore || !isHost(text.substring(start, nameEnd))) {
            return to;
        }
        boolean goesOn = nameEnd == to && to < text.length() && (text.charAt(to) == '/' || text.charAt(to) == '?'
                || text.charAt(to) == ':' && to + 1 < text.length() && text.charAt(to + 1) >= '0' && text.charAt(to + 1) <= '9');
        int end = goesOn ? tail(to) : nameEnd;
        found.add(new Found(start, end, text.substring(start, end), false));
        return end;
    }

    // The dot stands in the local part of a mail address, whose turn comes at a dot of its domain.
    private boolean isBeforeAt(int from) {
        int at = from;
        while (at < text.length() && at - from < LOCAL_MAX && isLocalChar(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '@';
    }

    private int mail(int hostFrom, int hostTo) {
        int from = hostFrom - 1;
        while (from > floor && hostFrom - from < LOCAL_MAX && isLocalChar(text.charAt(from - 1))) {
            from--;
        }
        while (from < hostFrom - 1 && ".'".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (from == hostFrom - 1 || !isHost(text.substring(hostFrom, hostTo))) {
            return hostTo;
        }
        found.add(new Found(from, hostTo, text.substring(from, hostTo), true));
        return hostTo;
    }

    /** Whether a text is a host: an IPv4 address, or a name whose last label is a known suffix and has letters. */
    public static boolean isHost(String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1 || name.contains("..") || name.charAt(0) == '-') {
            return false;
        }
        if (!Ips.plain(name).isEmpty()) {
            return true;
        }
        String last = name.substring(dot + 1);
        String lower = last.toLowerCase(Locale.ROOT);
        boolean sentence = !last.equals(lower) && !last.equals(last.toUpperCase(Locale.ROOT));
        return !sentence && last.length() > 1 && isLetter(last.charAt(0)) | last.charAt(0) >= 128 && PublicSuffixList.builtin().knows(name)
                && !isVersion(name, dot);
    }

    // 1.2.de and the like are rather numbers than names.
    private static boolean isVersion(String name, int dot) {
        for (int i = 0; i < dot; i++) {
            if (!(name.charAt(i) >= '0' && name.charAt(i) <= '9') && name.charAt(i) != '.') {
                return false;
            }
        }
        return dot < 2;
    }

    // What may stand in an address, without the punctuation that closes a sentence around it.
    private int tail(int from) {
        int at = from;
        int stop = Math.min(text.length(), from + LENGTH_MAX);
        while (at < stop && isAddressChar(text.charAt(at))) {
            at++;
        }
        while (at > from && ".,;:!?'\")]}>*_".indexOf(text.charAt(at - 1)) >= 0) {
            boolean pair = text.charAt(at - 1) == ')' && text.substring(from, at - 1).indexOf('(') >= 0 || text.charAt(at - 1) == '_';
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

    private static boolean isLocalChar(char c) {
        return isLetterOrDigit(c) || "!#$%&'*+-/=?^_{|}~.".indexOf(c) >= 0;
    }

    private static boolean isHostChar(char c) {
        return isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }

    private static boolean isLetterOrDigit(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c >= 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
