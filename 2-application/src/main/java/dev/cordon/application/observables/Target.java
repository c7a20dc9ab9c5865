package dev.cordon.application.observables;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.message.IpAddress;

/**
 * A link target taken apart as browsers do it, which is more forgiving than RFC 3986: white space inside is dropped,
 * backslashes are slashes, any number of slashes leads to the host. Attackers rely on that forgiveness, so it is copied here.
 *
 * @param text what was taken apart: as written, without the white space that browsers drop
 * @param scheme in lower case, empty when relative
 * @param userinfo what stands before {@code @}, empty for none
 * @param host in lower case as A-labels, an IP address in canonical form, empty for none
 * @param ip whether the host is an IP address, however it was written
 * @param port as written, empty for none
 * @param rest path, query and fragment; everything after the colon for schemes without host
 */
public record Target(String text, String scheme, String userinfo, Domain host, boolean ip, String port, String rest) {

    private static final int LENGTH_MAX = 16_384;

    /** Takes a target apart; what is beyond 16,384 characters is left out. */
    public static Target of(String written) {
        String text = squeezed(written);
        int colon = text.indexOf(':');
        String scheme = colon > 0 && isScheme(text, colon) ? text.substring(0, colon).toLowerCase(Locale.ROOT) : "";
        int at = scheme.isEmpty() ? 0 : colon + 1;
        boolean web = scheme.equals("http") || scheme.equals("https") || scheme.equals("ftp");
        int slashes = 0;
        while (at + slashes < text.length() && isSlash(text.charAt(at + slashes))) {
            slashes++;
        }
        if (!web && slashes < 2) {
            return new Target(text, scheme, "", mailHost(scheme, text.substring(at)), false, "", text.substring(at));
        }
        at += slashes;
        int end = at;
        while (end < text.length() && !isSlash(text.charAt(end)) && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return authority(text, scheme, text.substring(at, end), text.substring(end));
    }

    /** Whether a browser would ask a host for it. */
    public boolean isWeb() {
        return scheme.equals("http") || scheme.equals("https") || scheme.equals("ftp") || scheme.isEmpty() && !host.name().isEmpty();
    }

    /** One form for equal targets: scheme and host in lower case, host as A-labels, the scheme's own port and the fragment left out. */
    public String normalised() {
        if (!isWeb()) {
            return text;
        }
        boolean ownPort = port.isEmpty() || scheme.equals("http") && port.equals("80") || scheme.equals("https") && port.equals("443");
        int fragment = rest.indexOf('#');
        String path = fragment < 0 ? rest : rest.substring(0, fragment);
        String shownHost = ip && host.name().indexOf(':') >= 0 ? "[" + host.name() + "]" : host.name();
        return (scheme.isEmpty() ? "https" : scheme) + "://" + (userinfo.isEmpty() ? "" : userinfo + "@") + shownHost
                + (ownPort ? "" : ":" + port) + (path.isEmpty() || path.charAt(0) == '?' ? "/" + path : path);
    }

    /** The host as a person would see it, internationalised labels as Unicode. */
    public String shownHost() {
        return host.name().indexOf("xn--") >= 0 ? IDN.toUnicode(host.name(), IDN.ALLOW_UNASSIGNED) : host.name();
    }

    private static Target authority(String text, String scheme, String authority, String rest) {
        int atSign = authority.lastIndexOf('@');
        String userinfo = atSign < 0 ? "" : authority.substring(0, atSign);
        String hostPort = authority.substring(atSign + 1);
        int close = hostPort.indexOf(']');
        int portColon = hostPort.indexOf(':', Math.max(close, 0));
        String port = portColon < 0 ? "" : hostPort.substring(portColon + 1);
        String name = percentDecoded(portColon < 0 ? hostPort : hostPort.substring(0, portColon));
        Optional<IpAddress> address = name.startsWith("[") && name.endsWith("]")
                ? IpAddress.of(name.substring(1, name.length() - 1)) : OddIp.of(name);
        Domain host = address.map(a -> new Domain(a.text())).orElseGet(() -> domain(name));
        return new Target(text, scheme, userinfo, host, address.isPresent(), port, rest.replace('\\', '/'));
    }

    private static Domain mailHost(String scheme, String rest) {
        if (!scheme.equals("mailto")) {
            return Domain.NONE;
        }
        int end = rest.indexOf('?');
        String address = end < 0 ? rest : rest.substring(0, end);
        return domain(percentDecoded(address.substring(address.lastIndexOf('@') + 1)));
    }

    /** A host name in lower case as A-labels (RFC 5891 §4); as written, in lower case, when it cannot be converted. */
    public static Domain domain(String name) {
        boolean ascii = name.chars().allMatch(c -> c < 128);
        if (ascii || name.length() > 253) {
            return new Domain(name);
        }
        try {
            return new Domain(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException _) {
            // Not convertible: kept as written, so that it is still seen.
            return new Domain(name);
        }
    }

    private static String squeezed(String written) {
        StringBuilder out = new StringBuilder(Math.min(written.length(), LENGTH_MAX));
        for (int i = 0; i < written.length() && out.length() < LENGTH_MAX; i++) {
            char c = written.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r' && (c > ' ' || !out.isEmpty())) {
                out.append(c);
            }
        }
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) <= ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private static boolean isScheme(String text, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String percentDecoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length && in[i] == '%' ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            out[length++] = low >= 0 ? (byte) (high << 4 | low) : in[i];
            i += low >= 0 ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out, 0, length)).toString();
        } catch (CharacterCodingException _) {
            // No UTF-8: browsers refuse such a host, and it stays as written.
            return text;
        }
    }
}
