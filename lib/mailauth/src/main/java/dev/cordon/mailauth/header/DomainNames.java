package dev.cordon.mailauth.header;

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
        String normal = Normalizer.normalize(label.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        String encoded = "xn--" + punycode(normal);
        out.append(encoded);
        return encoded.length() <= LABEL_MAX;
    }

    /** RFC 3492 §6.3: the ASCII characters, a hyphen, then the others as differences in generalised base 36. */
    private static String punycode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < 0x80) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int next = 0x80;
        int delta = 0;
        int bias = 72;
        while (handled < points.length) {
            int smallest = Integer.MAX_VALUE;
            for (int point : points) {
                smallest = point >= next ? Math.min(smallest, point) : smallest;
            }
            delta += (smallest - next) * (handled + 1);
            next = smallest;
            for (int point : points) {
                if (point < next) {
                    delta++;
                } else if (point == next) {
                    variable(out, delta, bias);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private static void variable(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int k = 36;; k += 36) {
            int threshold = Math.clamp(k - bias, 1, 26);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (36 - threshold)));
            rest = (rest - threshold) / (36 - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / 700 : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > 455) {
            rest /= 35;
            k += 36;
        }
        return k + 36 * rest / (rest + 38);
    }

    /** Whether a name is another or lies below it; both in lower case ASCII. */
    public static boolean isWithin(String name, String above) {
        return name.equals(above) || name.length() > above.length() && name.endsWith(above)
                && name.charAt(name.length() - above.length() - 1) == '.';
    }
}
