package dev.cordon.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A text with macros (RFC 7208 §7.1), read once and expanded for each message. */
final class MacroText {

    private static final String LETTERS = "slodiphv";
    private static final String EXPLANATION_LETTERS = LETTERS + "crt";
    private static final String DELIMITERS = ".-+,/_=";
    private static final int EXPANDED_MAX = 1 << 16;
    private static final int KEEP_MAX = 1 << 20;

    /** Nothing: the mechanism names no domain, so the current one is meant. */
    static final MacroText EMPTY = new MacroText(List.of(), false);

    private final List<Piece> pieces;
    private final boolean endsInMacro;

    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Expand(char letter, int keep, boolean reverse, String delimiters, boolean escape) implements Piece {}

    private MacroText(List<Piece> pieces, boolean endsInMacro) {
        this.pieces = pieces;
        this.endsInMacro = endsInMacro;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Reads a {@code macro-string}, or with {@code explanation} an {@code explain-string}; empty when it breaks the grammar. */
    static Optional<MacroText> parse(String text, boolean explanation) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean macroLast = false;
        for (int i = 0; i < text.length();) {
            char c = text.charAt(i);
            if (c != '%') {
                boolean allowed = c > ' ' && c < 0x7f || c == ' ' && explanation;
                if (!allowed) {
                    return Optional.empty();
                }
                literal.append(c);
                macroLast = false;
                i++;
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            macroLast = true;
            if (next == '{') {
                int end = text.indexOf('}', i);
                Optional<Expand> expand = end < 0 ? Optional.empty() : expand(text, i + 2, end, explanation);
                if (expand.isEmpty()) {
                    return Optional.empty();
                }
                flush(literal, pieces);
                pieces.add(expand.get());
                i = end + 1;
            } else {
                String written = next == '%' ? "%" : next == '_' ? " " : next == '-' ? "%20" : "";
                if (written.isEmpty()) {
                    return Optional.empty();
                }
                literal.append(written);
                i += 2;
            }
        }
        flush(literal, pieces);
        return Optional.of(new MacroText(List.copyOf(pieces), macroLast));
    }

    private static void flush(StringBuilder literal, List<Piece> pieces) {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    // macro-letter transformers *delimiter
    private static Optional<Expand> expand(String text, int from, int end, boolean explanation) {
        if (from == end) {
            return Optional.empty();
        }
        char given = text.charAt(from);
        char letter = given >= 'A' && given <= 'Z' ? (char) (given + 32) : given;
        if ((explanation ? EXPLANATION_LETTERS : LETTERS).indexOf(letter) < 0) {
            return Optional.empty();
        }
        int at = from + 1;
        int keep = 0;
        int digits = at;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            keep = Math.min(KEEP_MAX, keep * 10 + text.charAt(at++) - '0');
        }
        if (at > digits && keep == 0) {
            return Optional.empty();
        }
        boolean reverse = at < end && (text.charAt(at) == 'r' || text.charAt(at) == 'R');
        at += reverse ? 1 : 0;
        int delimiters = at;
        while (at < end && DELIMITERS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at != end) {
            return Optional.empty();
        }
        String by = delimiters == end ? "." : text.substring(delimiters, end);
        return Optional.of(new Expand(letter, keep, reverse, by, given != letter));
    }

    /** Whether it is a {@code domain-spec}: it ends in a macro, or in a dot and a top label (RFC 7208 §7.1). */
    boolean isDomainSpec() {
        if (pieces.isEmpty()) {
            return false;
        }
        if (endsInMacro || !(pieces.getLast() instanceof Literal(String text))) {
            return true;
        }
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        int dot = text.lastIndexOf('.', end - 1);
        return dot >= 0 && isTopLabel(text, dot + 1, end);
    }

    private static boolean isTopLabel(String text, int from, int to) {
        boolean letterOrHyphen = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean hyphen = c == '-';
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && (!hyphen || i == from || i == to - 1)) {
                return false;
            }
            letterOrHyphen |= letter || hyphen;
        }
        return letterOrHyphen;
    }

    /** The text with every macro replaced by what {@code values} says for its letter; empty text when it grows over 64 Ki characters. */
    String expand(Function<Character, String> values) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Literal(String text) -> out.append(text);
                case Expand expand -> out.append(value(expand, values.apply(expand.letter)));
            }
            if (out.length() > EXPANDED_MAX) {
                return "";
            }
        }
        return out.toString();
    }

    private static String value(Expand expand, String value) {
        boolean whole = expand.keep == 0 && !expand.reverse && expand.delimiters.equals(".");
        String changed = whole ? value : transformed(expand, value);
        return expand.escape ? escaped(changed) : changed;
    }

    // RFC 7208 §7.3: split, reverse, keep the right-hand parts, join with dots.
    private static String transformed(Expand expand, String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || expand.delimiters.indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        List<String> ordered = expand.reverse ? parts.reversed() : parts;
        int keep = expand.keep == 0 ? ordered.size() : Math.min(expand.keep, ordered.size());
        return String.join(".", ordered.subList(ordered.size() - keep, ordered.size()));
    }

    // RFC 7208 §7.3: what is not "unreserved" of RFC 3986 §2.3 is written as %XX.
    private static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 0xf, 16)));
            }
        }
        return out.toString();
    }
}
