package dev.cordon.mailauth.dmarc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A policy record (RFC 9989 §4.7, §4.8). What cannot be read counts as absent, except the policies themselves: with an unreadable one the
 * record means {@code none} when it asks for reports, and nothing when it does not.
 *
 * @param policy {@code p=}; {@code none} when absent
 * @param subdomains {@code sp=}; {@link DmarcPolicy#UNSPECIFIED} when absent
 * @param nonExistent {@code np=}; {@link DmarcPolicy#UNSPECIFIED} when absent
 * @param strictDkim {@code adkim=s}
 * @param strictSpf {@code aspf=s}
 * @param suffix {@code psd=}
 * @param testing {@code t=y}
 * @param reports {@code rua=}; empty when absent
 * @param percent {@code pct=} of RFC 7489, 0 to 100; 100 when absent
 * @param readable whether every policy could be read
 * @param policyPresent whether {@code p=} is there, which RFC 7489 requires
 */
public record DmarcRecord(DmarcPolicy policy, DmarcPolicy subdomains, DmarcPolicy nonExistent, boolean strictDkim, boolean strictSpf,
                          Suffix suffix, boolean testing, String reports, int percent, boolean readable, boolean policyPresent) {

    /** What the record says about its own name ({@code psd=}, RFC 9989 §4.7). */
    public enum Suffix {
        /** A public suffix: names below it belong to others. */ YES,
        /** An organisational domain: the walk ends here. */ NO,
        /** Not said. */ UNKNOWN
    }

    private static final int TAGS_MAX = 64;

    /** Reads a TXT record; empty when it is no policy record. The version must stand first, in capital letters (RFC 9989 §4.8). */
    public static Optional<DmarcRecord> read(String text) {
        int firstEnd = end(text, 0);
        int equals = text.indexOf('=');
        boolean versioned = equals > 0 && equals < firstEnd && text.charAt(0) == 'v' && trimmed(text, 0, equals).equals("v")
                && trimmed(text, equals + 1, firstEnd).equals("DMARC1");
        if (!versioned) {
            return Optional.empty();
        }
        Map<String, String> tags = new HashMap<>();
        for (int from = firstEnd + 1; from < text.length() && tags.size() < TAGS_MAX;) {
            int to = end(text, from);
            int sign = text.indexOf('=', from);
            if (sign > 0 && sign < to) {
                tags.putIfAbsent(trimmed(text, from, sign).toLowerCase(Locale.ROOT), trimmed(text, sign + 1, to));
            }
            from = to + 1;
        }
        return Optional.of(of(tags));
    }

    private static DmarcRecord of(Map<String, String> tags) {
        Optional<DmarcPolicy> policy = policy(tags, "p", DmarcPolicy.NONE);
        Optional<DmarcPolicy> subdomains = policy(tags, "sp", DmarcPolicy.UNSPECIFIED);
        Optional<DmarcPolicy> nonExistent = policy(tags, "np", DmarcPolicy.UNSPECIFIED);
        boolean readable = policy.isPresent() && subdomains.isPresent() && nonExistent.isPresent();
        String psd = tags.getOrDefault("psd", "");
        Suffix suffix = psd.equalsIgnoreCase("y") ? Suffix.YES : psd.equalsIgnoreCase("n") ? Suffix.NO : Suffix.UNKNOWN;
        return new DmarcRecord(readable ? policy.get() : DmarcPolicy.NONE, readable ? subdomains.get() : DmarcPolicy.UNSPECIFIED,
                readable ? nonExistent.get() : DmarcPolicy.UNSPECIFIED, tags.getOrDefault("adkim", "").equalsIgnoreCase("s"),
                tags.getOrDefault("aspf", "").equalsIgnoreCase("s"), suffix, tags.getOrDefault("t", "").equalsIgnoreCase("y"),
                tags.getOrDefault("rua", ""), percent(tags.getOrDefault("pct", "")), readable, tags.containsKey("p"));
    }

    private static Optional<DmarcPolicy> policy(Map<String, String> tags, String tag, DmarcPolicy absent) {
        String value = tags.get(tag);
        if (value == null) {
            return Optional.of(absent);
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(DmarcPolicy.NONE);
            case "quarantine" -> Optional.of(DmarcPolicy.QUARANTINE);
            case "reject" -> Optional.of(DmarcPolicy.REJECT);
            default -> Optional.empty();
        };
    }

    private static int percent(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i == 3) {
                return 100;
            }
            value = value * 10 + digit;
        }
        return text.isEmpty() || value > 100 ? 100 : value;
    }

    private static int end(String text, int from) {
        int semicolon = text.indexOf(';', from);
        return semicolon < 0 ? text.length() : semicolon;
    }

    // White space of the grammar is space and tab.
    private static String trimmed(String text, int from, int to) {
        int start = from;
        int stop = to;
        while (start < stop && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        while (stop > start && (text.charAt(stop - 1) == ' ' || text.charAt(stop - 1) == '\t')) {
            stop--;
        }
        return text.substring(start, stop);
    }

    /** Whether at least one place for reports is a URI: a scheme, a colon, and something after it (RFC 9989 §4.7). */
    public boolean wantsReports() {
        for (int from = 0; from < reports.length();) {
            int comma = reports.indexOf(',', from);
            int to = comma < 0 ? reports.length() : comma;
            if (isUri(trimmed(reports, from, to))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean isUri(String text) {
        int colon = text.indexOf(':');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean inScheme = letter || i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
            if (c <= ' ' || c >= 0x7f || i < colon && !inScheme) {
                return false;
            }
        }
        boolean mailbox = !text.regionMatches(true, 0, "mailto:", 0, 7) || text.indexOf('@') > 7 && text.indexOf('@') < text.length() - 1;
        return colon > 0 && colon < text.length() - 1 && mailbox;
    }

    /** Whether the record can be applied at all. */
    boolean usable() {
        return readable || wantsReports();
    }
}
