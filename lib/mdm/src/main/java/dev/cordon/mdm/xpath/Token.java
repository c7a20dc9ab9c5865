package dev.cordon.mdm.xpath;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a query (XPath 1.0 §3.7).
 *
 * @param kind what it is
 * @param text it, quotes left out
 */
record Token(Kind kind, String text) {

    enum Kind { NAME, NUMBER, LITERAL, SYMBOL, END }

    /** Thrown and caught within this package: the text is no query. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    static List<Token> of(String query) throws Malformed {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            int end = at + 1;
            if (c <= ' ') {
                at = end;
                continue;
            }
            if (c == '"' || c == '\'') {
                int close = query.indexOf(c, end);
                if (close < 0) {
                    throw new Malformed("a quotation mark without its partner");
                }
                tokens.add(new Token(Kind.LITERAL, query.substring(end, close)));
                end = close + 1;
            } else if (isDigit(c) || c == '.' && end < query.length() && isDigit(query.charAt(end))) {
                while (end < query.length() && (isDigit(query.charAt(end)) || query.charAt(end) == '.')) {
                    end++;
                }
                tokens.add(new Token(Kind.NUMBER, query.substring(at, end)));
            } else if (isNameStart(c)) {
                while (end < query.length() && isNamePart(query, end)) {
                    end++;
                }
                tokens.add(new Token(Kind.NAME, query.substring(at, end)));
            } else {
                String two = query.substring(at, Math.min(query.length(), at + 2));
                boolean pair = two.equals("//") || two.equals("::") || two.equals("..") || two.equals("!=") || two.equals("<=")
                        || two.equals(">=");
                String symbol = pair ? two : query.substring(at, end);
                if (!pair && "()[].@,/|+-=<>*$".indexOf(c) < 0) {
                    throw new Malformed("a character that has no meaning: " + c);
                }
                tokens.add(new Token(Kind.SYMBOL, symbol));
                end = at + symbol.length();
            }
            at = end;
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    // A colon belongs to a name when a name goes on behind it and it is not the double colon of an axis.
    private static boolean isNamePart(String query, int at) {
        char c = query.charAt(at);
        if (c == ':') {
            return at + 1 < query.length() && isNameStart(query.charAt(at + 1)) && query.charAt(at - 1) != ':';
        }
        return isNameStart(c) || isDigit(c) || c == '-' || c == '.';
    }
}
