package dev.cordon.mailauth.authres;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Microsoft's X-Forefront-Antispam-Report: {@code NAME:value;} one after another.
 *
 * @param tags names in upper case, the first of each
 */
public record ForefrontReport(Map<String, String> tags) {

    private static final int LENGTH_MAX = 16 << 10;
    private static final int TAGS_MAX = 100;

    /** Copies the map. */
    public ForefrontReport {
        tags = Map.copyOf(tags);
    }

    /** Reads what stands behind the colon; what is no tag is left out. */
    public static ForefrontReport read(String value) {
        Map<String, String> tags = new LinkedHashMap<>();
        int end = Math.min(value.length(), LENGTH_MAX);
        int at = 0;
        while (at < end && tags.size() < TAGS_MAX) {
            int semicolon = value.indexOf(';', at);
            int stop = semicolon < 0 ? end : Math.min(semicolon, end);
            int colon = value.indexOf(':', at);
            if (colon > at && colon < stop) {
                tags.putIfAbsent(value.substring(at, colon).strip().toUpperCase(Locale.ROOT), value.substring(colon + 1, stop).strip());
            }
            at = stop + 1;
        }
        return new ForefrontReport(tags);
    }

    /** {@code CIP}: the address that connected to Microsoft; empty when absent. 255.255.255.255 stands for none. */
    public String clientIp() {
        return tags.getOrDefault("CIP", "").equals("255.255.255.255") ? "" : tags.getOrDefault("CIP", "");
    }

    /** {@code H}: the name the client gave itself; empty when absent. */
    public String helo() {
        return tags.getOrDefault("H", "");
    }

    /** {@code PTR}: the name of the address, which may be {@code InfoDomainNonexistent}; empty when absent. */
    public String pointer() {
        return tags.getOrDefault("PTR", "");
    }

    /** {@code DIR}: INB, OUT or INT; empty when absent. */
    public String direction() {
        return tags.getOrDefault("DIR", "").toUpperCase(Locale.ROOT);
    }
}
