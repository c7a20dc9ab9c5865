package dev.cordon.mailauth.dns;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Domain names as text: the one form in which names are compared and asked for, lower case ASCII without a trailing dot, with
 * internationalised labels as A-labels (RFC 5890 §2.3.2.1).
 *
 * <p>The platform's {@code java.net.IDN} is not used: it follows the older mapping of RFC 3490, which turns {@code ß} into {@code ss}
 * and so turns one owner's name into another's. Here a label is brought to lower case and to NFKC, the dots of other scripts become
 * dots (UTS 46), and what is not ASCII is written in Punycode (RFC 3492 §6.3). Whether a label is allowed by RFC 5891 is not checked: a
 * name that no registry sells finds no records.
 */
public final class DomainText {

    private static final int NAME_MAX = 253;
    private static final int LABEL_MAX = 63;
    private static final char IDEOGRAPHIC_STOP = '\u3002';
    private static final char FULLWIDTH_STOP = '\uff0e';
    private static final char HALFWIDTH_STOP = '\uff61';

    private static final char REPLACEMENT = '\ufffd';

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_NOT_ASCII = 0x80;

    private DomainText() {}

    /**
     * The comparable form of a name in A-labels, U-labels or both, in any case, with or without one trailing dot. Empty when the text
     * is not a name: an empty label, a label over 63 or a name over 253 octets (RFC 1035 §2.3.4), white space or a control character.
     */
    public static String ascii(String name) {
        int end = name.endsWith(".") ? name.length() - 1 : name.length();
        boolean upper = false;
        int labelFrom = 0;
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            if (c >= FIRST_NOT_ASCII) {
                return end > 4 * NAME_MAX ? "" : mapped(name);
            }
            if (c <= ' ' || c == 0x7f || c == '.' && !labelFits(i - labelFrom)) {
                return "";
            }
            labelFrom = c == '.' ? i + 1 : labelFrom;
            upper |= c >= 'A' && c <= 'Z';
        }
        if (end > NAME_MAX || !labelFits(end - labelFrom)) {
            return "";
        }
        String kept = end == name.length() ? name : name.substring(0, end);
        return upper ? kept.toLowerCase(Locale.ROOT) : kept;
    }

    /**
     * The same, stricter: what stands in a tag or a field must be written as a name. Empty also for a trailing dot, for a label that begins
     * or ends with a hyphen, and for ASCII characters that are not letters, digits, hyphens, dots or underscores (underscores stand in
     * names that are only looked up).
     */
    public static String written(String name) {
        if (name.length() > NAME_MAX) {
            return "";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean ordinary = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            boolean edge = i == 0 || i + 1 == name.length() || name.charAt(i - 1) == '.' || name.charAt(i + 1) == '.';
            if (!ordinary && c < FIRST_NOT_ASCII && (c != '-' && c != '.' || edge) || c == REPLACEMENT) {
                return "";
            }
        }
        return ascii(name);
    }

    /** Whether a name is another or lies below it; both in the form of {@link #ascii}. */
    public static boolean isWithin(String name, String above) {
        return name.equals(above) || name.length() > above.length() && name.endsWith(above)
                && name.charAt(name.length() - above.length() - 1) == '.';
    }

    private static boolean labelFits(int length) {
        return length > 0 && length <= LABEL_MAX;
    }

    // UTS 46 in short: dots, lower case, compatibility composition; then each label on its own.
    private static String mapped(String name) {
        String dotted = name.replace(IDEOGRAPHIC_STOP, '.').replace(FULLWIDTH_STOP, '.').replace(HALFWIDTH_STOP, '.');
        String normal = Normalizer.normalize(Normalizer.normalize(dotted, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                Normalizer.Form.NFKC);
        if (normal.length() > 4 * NAME_MAX) {
            return "";
        }
        StringBuilder out = new StringBuilder(normal.length() + 16);
        for (int from = 0; from <= normal.length();) {
            int dot = normal.indexOf('.', from);
            int to = dot < 0 ? normal.length() : dot;
            String label = label(normal.substring(from, to));
            boolean rootDot = from == normal.length() && from > 0;
            if (rootDot) {
                out.setLength(out.length() - 1);
                break;
            }
            if (!labelFits(label.length())) {
                return "";
            }
            out.append(label);
            if (dot >= 0) {
                out.append('.');
            }
            from = to + 1;
        }
        return out.length() > NAME_MAX ? "" : out.toString();
    }

    private static String label(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                return "";
            }
            ascii &= c < FIRST_NOT_ASCII;
        }
        return ascii ? text : aLabel(text);
    }

    /** One label in Punycode with its prefix; empty when it cannot be a label (too long, or half a surrogate pair). */
    public static String aLabel(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder(points.length + 12).append("xn--");
        for (int point : points) {
            if (point < FIRST_NOT_ASCII) {
                out.append((char) point);
            }
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return "";
            }
        }
        int basic = out.length() - 4;
        if (basic > LABEL_MAX || points.length > LABEL_MAX) {
            return "";
        }
        if (basic > 0) {
            out.append('-');
        }
        encode(points, basic, out);
        return out.length() > LABEL_MAX ? "" : out.toString();
    }

    // RFC 3492 §6.3. With at most 63 code points the delta cannot pass 64 × 0x110000, far from overflow.
    private static void encode(int[] points, int basic, StringBuilder out) {
        int reached = FIRST_NOT_ASCII;
        int delta = 0;
        int bias = INITIAL_BIAS;
        int handled = basic;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                next = point >= reached && point < next ? point : next;
            }
            delta += (next - reached) * (handled + 1);
            reached = next;
            for (int point : points) {
                if (point < reached) {
                    delta++;
                }
                if (point == reached) {
                    number(delta, bias, out);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            reached++;
        }
    }

    private static void number(int delta, int bias, StringBuilder out) {
        int q = delta;
        for (int k = BASE;; k += BASE) {
            int threshold = k <= bias ? T_MIN : Math.min(k - bias, T_MAX);
            if (q < threshold) {
                break;
            }
            out.append(digit(threshold + (q - threshold) % (BASE - threshold)));
            q = (q - threshold) / (BASE - threshold);
        }
        out.append(digit(q));
    }

    private static char digit(int value) {
        return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
    }

    // RFC 3492 §6.1.
    private static int adapted(int delta, int points, boolean first) {
        int d = first ? delta / DAMP : delta / 2;
        d += d / points;
        int k = 0;
        while (d > (BASE - T_MIN) * T_MAX / 2) {
            d /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * d / (d + SKEW);
    }
}
