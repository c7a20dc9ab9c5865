package dev.cordon.mailauth.header;

import dev.cordon.mailauth.dns.DomainText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Domain names as signatures and addresses write them: checked, in lower case, U-labels turned into A-labels (RFC 5890 §2.3.2.1,
 * RFC 8616 §4). A U-label is taken as it stands after lower case and NFC, which is what IDNA2008 asks of one.
 */
public final class DomainNames {

    private static final int NAME_MAX = 253;
    private static final int LABEL_MAX = 63;

    private DomainNames() {
    }

    /**
     * The name in ASCII and lower case, or empty when it is none: an empty label, a label or name that is too long, bytes that are not
     * letters, digits, hyphens or underscores (underscores stand in names that are only looked up).
     */
    public static Optional<String> ascii(String text) {
        if (text.isEmpty() || text.length() > NAME_MAX) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (from <= text.length()) {
            int dot = dot(text, from);
            if (!label(text.substring(from, dot), out)) {
                return Optional.empty();
            }
            if (dot < text.length()) {
                out.append('.');
            }
            from = dot + 1;
        }
        return out.length() > NAME_MAX ? Optional.empty() : Optional.of(out.toString());
    }

    private static int dot(String text, int from) {
        int at = text.indexOf('.', from);
        return at < 0 ? text.length() : at;
    }

    private static boolean label(String label, StringBuilder out) {
        if (label.isEmpty() || label.length() > LABEL_MAX || label.charAt(0) == '-' || label.charAt(label.length() - 1) == '-') {
            return false;
        }
        boolean wide = false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            boolean ordinary = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            if (!ordinary && c < 0x80 || c == '\uFFFD') {
                return false;
            }
            wide |= c >= 0x80;
        }
        if (!wide) {
            out.append(label.toLowerCase(Locale.ROOT));
            return true;
        }
        String encoded = DomainText.aLabel(Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC));
        out.append(encoded);
        return !encoded.isEmpty();
    }

    /** Whether a name is another or lies below it; both in lower case ASCII. */
    public static boolean isWithin(String name, String above) {
        return name.equals(above) || name.length() > above.length() && name.endsWith(above)
                && name.charAt(name.length() - above.length() - 1) == '.';
    }
}
