package dev.cordon.mdm.html;

/** Collects words as a browser lays them out: white space joined (CSS Text 3 §4.1), blocks on lines, blanks in ASCII. */
final class Words {

    private final StringBuilder out = new StringBuilder();
    private boolean blank = true;

    int length() {
        return out.length();
    }

    void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0xA0 || c >= 0x1680 && Character.isSpaceChar(c)) {
                blank();
            } else if (!isShapeless(c)) {
                out.append(c);
                blank = false;
            }
        }
    }

    void blank() {
        if (!blank) {
            out.append(' ');
            blank = true;
        }
    }

    /** Ends the line, when there is something on it. */
    void block() {
        trim();
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
        blank = true;
    }

    /** Ends the line, and leaves one line empty at most. */
    void lineBreak() {
        trim();
        int length = out.length();
        boolean full = length > 1 && out.charAt(length - 1) == '\n' && out.charAt(length - 2) == '\n';
        if (length > 0 && !full) {
            out.append('\n');
        }
        blank = true;
    }

    String from(int start) {
        return start >= out.length() ? "" : out.substring(start).strip();
    }

    @Override public String toString() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) <= ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private void trim() {
        int length = out.length();
        if (length > 0 && out.charAt(length - 1) == ' ') {
            out.setLength(length - 1);
        }
    }

    // Controls, soft hyphen, zero width, marks of direction, byte order mark, variation selectors: nothing is drawn for them.
    static boolean isShapeless(char c) {
        if (c < 0xAD) {
            return c == 0x7F || c >= 0x80 && c < 0xA0;
        }
        return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c >= 0x180B
                && c <= 0x180E
                || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0xFEFF
                || c >= 0xFFF0 && c <= 0xFFFB;
    }
}
