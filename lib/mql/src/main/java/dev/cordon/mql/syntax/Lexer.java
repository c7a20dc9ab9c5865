package dev.cordon.mql.syntax;

import dev.cordon.mql.syntax.Token.Kind;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into tokens and comments, in one pass, and goes on behind every mistake. */
final class Lexer {
    private static final int CODE_POINT_DIGITS_MAX = 8;

    private final String text;
    private final Troubles troubles;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private int at;

    Lexer(String text, Troubles troubles) {
        this.text = text;
        this.troubles = troubles;
    }

    List<Comment> comments() {
        return comments;
    }

    List<Token> tokens() {
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        while (at < text.length()) {
            next();
        }
        tokens.add(new Token(Kind.END, text.length(), text.length(), ""));
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
        } else if (beginsName(c)) {
            name();
        } else if (isDigit(c)) {
            number();
        } else if (c == '"') {
            escaped();
        } else if (c == '\'') {
            raw();
        } else if (c == '/' && peek(1) == '/') {
            comment();
        } else {
            sign(c);
        }
    }

    private void name() {
        int start = at;
        while (at < text.length() && continuesName(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("in") && peek(0) == '~') {
            at++;
            add(Kind.IN_IGNORING_CASE, start, "");
            return;
        }
        Kind keyword = Kind.KEYWORDS.getOrDefault(word, Kind.NAME);
        add(keyword, start, keyword == Kind.NAME ? word : "");
    }

    private void number() {
        int start = at;
        digits();
        boolean decimal = peek(0) == '.' && isDigit(peek(1));
        if (decimal) {
            at++;
            digits();
        }
        String written = text.substring(start, at);
        if (at < text.length() && beginsName(text.charAt(at))) {
            while (at < text.length() && continuesName(text.charAt(at))) {
                at++;
            }
            troubles.tell("M004", new Span(start, at), "`" + shown(start) + "` is neither a number nor a name", "",
                    "a number is digits, with digits after a point for a fraction; exponents are not written");
        } else if (!decimal && tooLarge(written)) {
            troubles.tell("M004", new Span(start, at), "this number does not fit in 64 bits", "", "the largest is " + Long.MAX_VALUE);
            written = "0";
        }
        tokens.add(new Token(decimal ? Kind.DECIMAL : Kind.INT, start, at, written));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean tooLarge(String digits) {
        try {
            return Long.parseLong(digits) < 0;
        } catch (NumberFormatException _) {
            return true;
        }
    }

    private void escaped() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                add(Kind.TEXT, start, value.toString());
                return;
            }
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
                at++;
            }
        }
        notClosed(Kind.TEXT, start, "\"");
    }

    private void escape(StringBuilder value) {
        int start = at;
        char c = peek(1);
        at += 2;
        switch (c) {
            case 'r' -> value.append('\r');
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case '\'', '"', '\\' -> value.append(c);
            case 'u' -> codePoint(start, value);
            default -> {
                at = Math.min(at, text.length());
                troubles.tell("M003", new Span(start, at), "`" + shown(start) + "` is not an escape", "",
                        "escapes are \\r \\n \\t \\' \\\" \\\\ and \\u{1F600}; a string in single quotes takes everything as it is, so"
                                + " patterns are best written there");
            }
        }
    }

    // \\u{H…}: 2 to 8 hexadecimal digits, a code point from 1 to 10FFFF that is no half of a pair.
    private void codePoint(int start, StringBuilder value) {
        int from = at + 1;
        int end = from;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128
                && end - from <= CODE_POINT_DIGITS_MAX) {
            end++;
        }
        boolean shaped = peek(0) == '{' && end < text.length() && text.charAt(end) == '}' && end - from >= 2
                && end - from <= CODE_POINT_DIGITS_MAX;
        long point = shaped ? Long.parseLong(text, from, end, 16) : 0;
        at = shaped ? end + 1 : at;
        if (point >= 1 && point <= Character.MAX_CODE_POINT && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            value.appendCodePoint((int) point);
            return;
        }
        troubles.tell("M003", new Span(start, Math.min(at, text.length())), "`" + shown(start) + "` is not a character", "",
                "write \\u{…} with 2 to 8 hexadecimal digits, from 01 to 10FFFF");
    }

    private void raw() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                value.append(c);
            } else if (peek(0) == '\'') {
                value.append(c);
                at++;
            } else {
                add(Kind.RAW, start, value.toString());
                return;
            }
        }
        notClosed(Kind.RAW, start, "'");
    }

    // The reader goes on at the end of the line, where the quote was most likely forgotten.
    private void notClosed(Kind kind, int start, String quote) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        at = end;
        troubles.tell("M002", new Span(start, end), "this string is not closed", "it begins here", "put a " + quote + " at its end");
        tokens.add(new Token(kind, start, end, text.substring(start + 1, end)));
    }

    private void comment() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        int breaks = 0;
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            breaks += text.charAt(before) == '\n' ? 1 : 0;
            before--;
        }
        comments.add(new Comment(text.substring(start, at).stripTrailing(), breaks > 0 || before < 0, breaks > 1, new Span(start, at)));
    }

    private void sign(char c) {
        int start = at++;
        switch (c) {
            case '(' -> add(Kind.OPEN, start, "");
            case ')' -> add(Kind.CLOSE, start, "");
            case '[' -> add(Kind.OPEN_SQUARE, start, "");
            case ']' -> add(Kind.CLOSE_SQUARE, start, "");
            case ',' -> add(Kind.COMMA, start, "");
            case ':' -> add(Kind.COLON, start, "");
            case '+' -> add(Kind.PLUS, start, "");
            case '-' -> add(Kind.MINUS, start, "");
            case '*' -> add(Kind.TIMES, start, "");
            case '/' -> slash(start);
            case '%' -> add(Kind.PERCENT, start, "");
            case '=' -> add(follows('=') ? Kind.EQUAL : follows('~') ? Kind.EQUAL_IGNORING_CASE : Kind.GIVES, start, "");
            case '<' -> add(follows('=') ? Kind.LESS_OR_EQUAL : Kind.LESS, start, "");
            case '>' -> add(follows('=') ? Kind.GREATER_OR_EQUAL : Kind.GREATER, start, "");
            case '!' -> exclamation(start);
            case '.' -> dots(start);
            case '$' -> list(start);
            default -> stranger(start);
        }
    }

    private void slash(int start) {
        if (peek(0) != '*') {
            add(Kind.SLASH, start, "");
            return;
        }
        int end = text.indexOf("*/", at);
        at = end < 0 ? text.length() : end + 2;
        troubles.tell("M001", new Span(start, start + 2), "there are no comments between /* and */", "",
                "begin each line of a comment with //");
    }

    private void exclamation(int start) {
        if (follows('=')) {
            add(Kind.UNEQUAL, start, "");
        } else if (follows('~')) {
            add(Kind.UNEQUAL_IGNORING_CASE, start, "");
        } else {
            troubles.tell("M001", new Span(start, at), "`!` alone has no meaning", "", "write `not`");
            add(Kind.NOT, start, "");
        }
    }

    private void dots(int start) {
        while (peek(0) == '.') {
            at++;
        }
        add(Kind.DOTS, start, "");
    }

    // The name may hold points, each before a further word.
    private void list(int start) {
        while (at < text.length() && (continuesName(text.charAt(at)) || text.charAt(at) == '.' && at > start + 1 && beginsName(peek(1)))) {
            at++;
        }
        if (at == start + 1 || isDigit(text.charAt(start + 1))) {
            troubles.tell("M001", new Span(start, at), "`$` must stand before the name of a list", "", "such as `$org_domains`");
        }
        add(Kind.LIST, start, text.substring(start + 1, at));
    }

    private void stranger(int start) {
        int point = text.codePointAt(start);
        at = start + Character.charCount(point);
        String help = switch (point) {
            case '&' -> "write `and`";
            case '|' -> "write `or`";
            case '#' -> "begin a comment with //";
            case '{', '}' -> "lists are written in ( ) or [ ]";
            case 0x201C, 0x201D, 0x201E, 0x2018, 0x2019, '`' -> "use plain quotes: \" or '";
            case 0xA0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> "an invisible character; delete it";
            default -> "";
        };
        Kind meant = point == '&' ? Kind.AND : point == '|' ? Kind.OR : Kind.END;
        if (point == '&' && peek(0) == '&' || point == '|' && peek(0) == '|') {
            at++;
        }
        troubles.tell("M001", new Span(start, at), "the character " + visible(point) + " has no meaning here", "", help);
        if (meant != Kind.END) {
            add(meant, start, "");
        } else if (point == '#') {
            at = lineEnd(at);
        }
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static String visible(int point) {
        return Character.isLetterOrDigit(point) || point > ' ' && point < 127 ? "`" + Character.toString(point) + "`"
                : String.format(java.util.Locale.ROOT, "U+%04X", point);
    }

    private String shown(int start) {
        return text.substring(start, Math.min(text.length(), Math.min(at, start + 40)));
    }

    private boolean follows(char wanted) {
        if (peek(0) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void add(Kind kind, int start, String value) {
        tokens.add(new Token(kind, start, at, value));
    }

    private static boolean beginsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean continuesName(char c) {
        return beginsName(c) || isDigit(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
