package dev.cordon.mdm.address;

import java.util.Locale;
import java.util.Optional;

/**
 * A URL taken apart as browsers do it, more forgivingly than RFC 3986: white space inside is dropped, backslashes are slashes, any number
 * of slashes leads to the host. Empty text stands for what is absent, except that {@code query} and {@code fragment} tell with a flag.
 *
 * @param text the whole URL, without the white space that browsers drop
 * @param scheme in lower case, without colon
 * @param username before the colon of the user part
 * @param password after it
 * @param host as written
 * @param port as written
 * @param path from the first slash
 * @param query after the question mark
 * @param hasQuery whether there is a question mark
 * @param fragment after the hash
 * @param hasFragment whether there is a hash
 */
record UrlParts(String text, String scheme, String username, String password, String host, String port, String path, String query,
                boolean hasQuery, String fragment, boolean hasFragment) {

    private static final int LENGTH_MAX = 32_768;

    /** Takes a text apart that begins with a scheme; empty when it does not. What is beyond 32,768 characters is left out. */
    static Optional<UrlParts> of(String written) {
        String text = squeezed(written);
        int colon = schemeEnd(text);
        if (colon < 0) {
            return Optional.empty();
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        int at = colon + 1;
        boolean web = isWeb(scheme);
        int slashes = 0;
        while (at + slashes < text.length() && isSlash(text.charAt(at + slashes), web)) {
            slashes++;
        }
        if (!web && slashes < 2) {
            return Optional.of(rest(text, scheme, new String[] {"", "", "", ""}, at));
        }
        at += web ? slashes : 2;
        int end = at;
        while (end < text.length() && !isSlash(text.charAt(end), web) && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return Optional.of(rest(text, scheme, authority(text.substring(at, end)), end));
    }

    static boolean isWeb(String scheme) {
        return switch (scheme) {
            case "http", "https", "ftp", "ws", "wss" -> true;
            default -> false;
        };
    }

    private static UrlParts rest(String text, String scheme, String[] authority, int from) {
        int hash = text.indexOf('#', from);
        int queryEnd = hash < 0 ? text.length() : hash;
        int mark = text.indexOf('?', from);
        boolean asked = mark >= 0 && mark < queryEnd;
        String path = text.substring(from, asked ? mark : queryEnd);
        String query = asked ? text.substring(mark + 1, queryEnd) : "";
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        return new UrlParts(text, scheme, authority[0], authority[1], authority[2], authority[3], path, query, asked, fragment, hash >= 0);
    }

    // User, password, host, port.
    private static String[] authority(String text) {
        int at = text.lastIndexOf('@');
        String user = at < 0 ? "" : text.substring(0, at);
        String hostPort = text.substring(at + 1);
        int colon = user.indexOf(':');
        int close = hostPort.indexOf(']');
        int portColon = hostPort.indexOf(':', Math.max(close, 0));
        String host = portColon < 0 ? hostPort : hostPort.substring(0, portColon);
        return new String[] {Percent.decoded(colon < 0 ? user : user.substring(0, colon)),
            colon < 0 ? "" : Percent.decoded(user.substring(colon + 1)), Percent.decoded(host),
            portColon < 0 ? "" : hostPort.substring(portColon + 1)};
    }

    /** Where the scheme ends, at its colon; -1 when there is none (RFC 3986 §3.1). */
    static int schemeEnd(String text) {
        for (int i = 0; i < text.length() && i < 32; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > 0 ? i : -1;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    static String squeezed(String written) {
        StringBuilder out = new StringBuilder(Math.min(written.length(), LENGTH_MAX));
        for (int i = 0; i < written.length() && out.length() < LENGTH_MAX; i++) {
            char c = written.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r' && (c > ' ' && c != 0xA0 || !out.isEmpty())) {
                out.append(c);
            }
        }
        int end = out.length();
        while (end > 0 && (out.charAt(end - 1) <= ' ' || out.charAt(end - 1) == 0xA0)) {
            end--;
        }
        return out.substring(0, end);
    }

    private static boolean isSlash(char c, boolean web) {
        return c == '/' || web && c == '\\';
    }
}
