package dev.cordon.initiation.origin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;

/**
 * Sorts the fields in which hosts write down what they found: those of our own hosts, those of strangers, and those that
 * strangers wrote in our name. A field counts as ours only where it stands above the end of our border's own line and names an
 * authserv-id that the organisation declared (RFC 8601 §5), or says what such a field says; all others take no part in any decision.
 */
final class Results {

    private static final Set<String> SCANNER_FIELDS = Set.of("arc-authentication-results", "arc-message-signature", "arc-seal",
            "authentication-results-original", "received-spf", "x-authentication-results", "x-barracuda-spam-score",
            "x-exchange-antispam-report-cfa-test", "x-forefront-antispam-report", "x-microsoft-antispam", "x-proofpoint-spam-details",
            "x-rspamd-score", "x-spam-flag", "x-spam-level", "x-spam-score", "x-spam-status", "x-virus-scanned",
            "x-ms-exchange-organization-authas", "x-ms-exchange-organization-authsource", "x-ms-exchange-organization-scl");
    private static final int FIELDS_MAX = 100;

    private Results() {
    }

    static void note(Headers headers, boolean trusted, long trustedEnd, List<String> ownIds, List<Evidence> evidence) {
        List<String> foreign = new ArrayList<>();
        List<ByteRange> foreignWhere = new ArrayList<>();
        Set<String> placed = placed(headers, trusted, trustedEnd, ownIds);
        boolean right = true; // only results so far below the border's own line
        for (HeaderField field : headers) {
            boolean below = field.range().from() >= trustedEnd;
            right &= !below || field.is("authentication-results") || field.is("received-spf");
            boolean results = field.is("authentication-results");
            if (!results && !SCANNER_FIELDS.contains(field.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            ByteRange where = new ByteRange(field.range().from(), field.range().to());
            boolean above = trusted && where.end() <= trustedEnd;
            String id = results ? authservId(field.unfolded()) : "";
            boolean ours = ownIds.stream().anyMatch(own -> own.equalsIgnoreCase(id));
            if (ours && (above || trusted && right && placed.contains(oneLine(field.unfolded())))) {
                evidence.add(Evidence.fact(FactNames.ORIGIN_TRUSTED_RESULTS, field.unfolded(), List.of(where)));
            } else if (trusted && ours) {
                evidence.add(Evidence.fact(FactNames.ORIGIN_INJECTED_RESULTS, id, List.of(where)));
            } else if (!above && foreign.size() < FIELDS_MAX) {
                foreign.add(field.name());
                foreignWhere.add(where);
            }
        }
        if (!foreign.isEmpty()) {
            evidence.add(new Evidence.Fact(FactNames.ORIGIN_FOREIGN_RESULTS, new Value.Texts(foreign), foreignWhere));
        }
    }

    /**
     * What our own hosts wrote into the sets of their seal above the border's line. Gmail writes Authentication-Results below that line,
     * where the first field of a stranger stands too; but it says the same above, and only what is said above counts.
     */
    private static Set<String> placed(Headers headers, boolean trusted, long trustedEnd, List<String> ownIds) {
        Set<String> placed = new HashSet<>();
        for (HeaderField field : headers.all("arc-authentication-results")) {
            String value = oneLine(field.unfolded());
            int semicolon = value.indexOf(';');
            String results = value.substring(semicolon + 1).strip();
            boolean ours = ownIds.stream().anyMatch(own -> own.equalsIgnoreCase(authservId(results)));
            if (trusted && ours && field.range().to() <= trustedEnd && placed.size() < FIELDS_MAX) {
                placed.add(results);
            }
        }
        return placed;
    }

    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            if (!blank) {
                out.append(text.charAt(i));
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }

    // RFC 8601 §2.2: comments may stand before the id, a version may stand after it.
    static String authservId(String value) {
        int at = 0;
        int depth = 0;
        while (at < value.length() && (depth > 0 || value.charAt(at) == '(' || Character.isWhitespace(value.charAt(at)))) {
            char c = value.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        int end = at;
        while (end < value.length() && value.charAt(end) != ';' && value.charAt(end) != '(' && !Character.isWhitespace(value.charAt(end))) {
            end++;
        }
        String id = value.substring(at, end);
        boolean quoted = id.length() > 1 && id.startsWith("\"") && id.endsWith("\"");
        return quoted ? id.substring(1, id.length() - 1) : id;
    }
}
