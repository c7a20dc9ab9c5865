package dev.cordon.access.show;

import java.util.HexFormat;

/**
 * Makes texts from mail fit to be shown in a terminal or a log: what would move a cursor, change a colour, hide or reorder
 * what stands beside it is written out instead (EC-104).
 */
public final class Visible {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final char ELLIPSIS = '\u2026';

    private Visible() {}

    /** One line without control, bidirectional and invisible characters; those become {@code <U+XXXX>}. */
    public static String text(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n' || c == '\r') {
                out.append(' ');
            } else if (hides(c)) {
                out.append("<U+").append(HEX.toHexDigits((char) (c >>> 16)).substring(c > 0xFFFF ? 3 : 4))
                        .append(HEX.toHexDigits((char) c)).append('>');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** The same, cut to so many columns with an ellipsis; characters that need two columns count as two. */
    public static String text(String text, int columns) {
        return cut(text(text.length() > 4 * columns + 64 ? text.substring(0, 4 * columns + 64) : text), columns);
    }

    /** Cuts a text that is already fit to be shown. */
    public static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int w = width(c);
            if (used + w > columns - 1) {
                break;
            }
            out.appendCodePoint(c);
            used += w;
            i += Character.charCount(c);
        }
        return out.append(ELLIPSIS).toString();
    }

    /** Cut and filled up with blanks to exactly so many columns. */
    public static String column(String text, int columns) {
        String cut = text(text, columns);
        return cut + " ".repeat(Math.max(0, columns - width(cut)));
    }

    /** How many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Visible::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = c >= 0x1100 && (c <= 0x115F || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF || c >= 0xFE30 && c <= 0xFE6F || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6 || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean hides(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c) || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }
}
