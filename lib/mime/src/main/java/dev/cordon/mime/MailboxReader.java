package dev.cordon.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads one entry of an address list, and every other mailbox that another reader could take it for. */
final class MailboxReader {

    private static final int ALTERNATIVES_MAX = 8;

    private final Source source;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Notes notes;
    private final Set<MimeDefect> defects = EnumSet.noneOf(MimeDefect.class);
    private final List<Mailbox> alternatives = new ArrayList<>(0);

    MailboxReader(Source source, int from, int to, Notes notes) {
        this.source = source;
        this.bytes = source.bytes();
        this.from = from;
        this.to = to;
        this.notes = notes;
    }

    /** An address taken apart. */
    private record Spec(String local, String domain) {
    }

    Mailbox read() {
        int open = topLevel('<', from);
        Mailbox plain = open < 0 ? bare() : angled(open);
        for (MimeDefect defect : defects) {
            notes.defect(source, defect, from, to);
        }
        if (!alternatives.isEmpty()) {
            List<String> readings = new ArrayList<>();
            readings.add(plain.address());
            alternatives.forEach(other -> readings.add(other.address()));
            notes.ambiguity(source, Ambiguity.Kind.ADDRESS, from, to, readings.toArray(String[]::new));
        }
        return new Mailbox(plain.displayName(), plain.localPart(), plain.domain(), plain.range(), plain.addressRange(),
                List.copyOf(defects), alternatives);
    }

    // name <address>

    private Mailbox angled(int open) {
        int close = angleEnd(open);
        int contentTo = close < 0 ? to : close;
        if (close < 0) {
            defects.add(MimeDefect.ADDRESS_ANGLE_OPEN);
        }
        String name = phrase(source, from, open);
        Spec spec = spec(open + 1, contentTo);
        if (spec.local().isEmpty() && spec.domain().isEmpty()) {
            defects.add(MimeDefect.ADDRESS_ANGLE_EMPTY);
        }
        int rest = close < 0 ? to : close + 1;
        if (rest < to) {
            trailing(rest, spec);
        }
        addressIn(name, spec, from, open);
        return mailbox(name, spec, open + 1, contentTo);
    }

    /** What follows the closing bracket: nothing is allowed but comments. */
    private void trailing(int rest, Spec spec) {
        int next = topLevel('<', rest);
        if (next >= 0) {
            defects.add(MimeDefect.ADDRESS_ANGLE_REPEATED);
            int end = angleEnd(next);
            int contentTo = end < 0 ? to : end;
            alternative(phrase(source, from, next), spec(next + 1, contentTo), next + 1, contentTo);
        }
        String text = phrase(source, rest, next < 0 ? to : next);
        if (!text.isEmpty()) {
            defects.add(MimeDefect.ADDRESS_TRAILED);
            addressIn(text, spec, rest, next < 0 ? to : next);
        }
    }

    /** A name that holds an address is what some programs show as the address, and what a hasty reader takes for it. */
    private void addressIn(String text, Spec shown, int rangeFrom, int rangeTo) {
        int at = text.indexOf('@');
        if (at < 0) {
            return;
        }
        int start = at;
        while (start > 0 && !isEdge(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (end < text.length() && !isEdge(text.charAt(end))) {
            end++;
        }
        if (start == at || end == at + 1 || text.substring(start, end).equalsIgnoreCase(shown.local() + "@" + shown.domain())) {
            return;
        }
        boolean inWord = Scan.pair(bytes, rangeFrom, rangeTo, '=', '?') < rangeTo;
        defects.add(inWord ? MimeDefect.ADDRESS_IN_WORD : MimeDefect.ADDRESS_IN_NAME);
        alternative("", new Spec(text.substring(start, at), text.substring(at + 1, end)), rangeFrom, rangeTo);
    }

    private static boolean isEdge(char c) {
        return c <= ' ' || "<>()[],;:\"'".indexOf(c) >= 0 || Character.isWhitespace(c);
    }

    // address (name)

    private Mailbox bare() {
        int at = topLevel('@', from);
        String comment = comments();
        if (at < 0) {
            defects.add(MimeDefect.ADDRESS_DOMAIN_MISSING);
            if (topLevel('>', from) >= 0) {
                defects.add(MimeDefect.ADDRESS_ANGLE_OPEN);
            }
            String text = phrase(source, from, to);
            addressIn(text, new Spec("", ""), from, to);
            return mailbox(comment, new Spec(text, ""), from, to);
        }
        int start = wordStart(at);
        if (hasText(from, start)) {
            defects.add(MimeDefect.ADDRESS_ANGLE_OPEN);
            String name = phrase(source, from, start);
            alternative(comment, spec(from, to), from, to);
            return mailbox(name, spec(start, to), start, to);
        }
        return mailbox(comment, spec(from, to), from, to);
    }

    /** Where the word that leads up to an {@code @} begins: after the last blank before it that no dot or quote explains. */
    private int wordStart(int at) {
        int i = at - 1;
        while (i >= from && Scan.isSpace(bytes[i])) {
            i--;
        }
        if (i >= from && (bytes[i] == '"' || bytes[i] == ')')) {
            return from;
        }
        while (i >= from && !Scan.isSpace(bytes[i]) && bytes[i] != '"' && bytes[i] != ')') {
            i--;
        }
        int before = i;
        while (before >= from && Scan.isSpace(bytes[before])) {
            before--;
        }
        boolean dotted = before >= from && bytes[before] == '.' || i + 1 < to && bytes[i + 1] == '.';
        return dotted ? from : i + 1;
    }

    private boolean hasText(int start, int end) {
        return !phrase(source, start, end).isEmpty();
    }

    private String comments() {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                int close = quoteEnd(bytes, i, to);
                i = close < 0 ? to : close - 1;
            } else if (bytes[i] == '(') {
                int end = commentEnd(bytes, i, to);
                if (end < 0) {
                    break;
                }
                text.append(text.isEmpty() ? "" : " ").append(
                        EncodedWords.decode(source, bytes, i + 1, end - 1, OffsetMap.Builder.OFF, Notes.none()));
                i = end - 1;
            }
        }
        return text.toString();
    }

    // the address itself

    /** Local part and domain of an address without brackets; blanks, comments and a route are taken off. */
    private Spec spec(int start, int end) {
        String text = bareText(start, end);
        if (!text.isEmpty() && text.charAt(0) == '@') {
            int colon = text.indexOf(':');
            if (colon >= 0) {
                defects.add(MimeDefect.ADDRESS_ROUTE);
                text = text.substring(colon + 1);
            }
        }
        int at = outsideQuotes(text, false);
        if (at < 0) {
            if (!text.isEmpty()) {
                defects.add(MimeDefect.ADDRESS_DOMAIN_MISSING);
            }
            return new Spec(unquote(text), "");
        }
        Spec spec = new Spec(unquote(text.substring(0, at)), text.substring(at + 1));
        int first = outsideQuotes(text, true);
        if (first < at) {
            defects.add(MimeDefect.ADDRESS_AT_REPEATED);
            int second = text.indexOf('@', first + 1);
            alternative("", new Spec(unquote(text.substring(0, first)), text.substring(first + 1, second)), start, end);
        }
        check(spec, text.substring(0, at));
        return spec;
    }

    private void check(Spec spec, String rawLocal) {
        if (spec.local().isEmpty()) {
            defects.add(MimeDefect.ADDRESS_LOCAL_MISSING);
        }
        if (spec.domain().isEmpty()) {
            defects.add(MimeDefect.ADDRESS_DOMAIN_MISSING);
        }
        boolean literal = spec.domain().startsWith("[") && spec.domain().endsWith("]");
        boolean quoted = rawLocal.startsWith("\"") && rawLocal.endsWith("\"") && rawLocal.length() > 1;
        boolean odd = false;
        boolean beyond = false;
        for (int i = 0; i < spec.domain().length(); i++) {
            char c = spec.domain().charAt(i);
            odd |= !literal && c < 128 && !Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_';
            beyond |= c >= 128;
        }
        for (int i = 0; i < rawLocal.length(); i++) {
            char c = rawLocal.charAt(i);
            odd |= !quoted && (c <= ' ' || c == 127 || "()<>[]:;@\\,\"".indexOf(c) >= 0);
            beyond |= c >= 128;
        }
        String domain = spec.domain();
        odd |= domain.startsWith(".") || domain.endsWith(".") || domain.contains("..");
        odd |= !quoted && (rawLocal.startsWith(".") || rawLocal.endsWith(".") || rawLocal.contains(".."));
        if (odd) {
            defects.add(MimeDefect.ADDRESS_ODD);
        }
        if (beyond) {
            defects.add(MimeDefect.ADDRESS_INTERNATIONAL);
        }
    }

    /** The text of an address with quotes kept and with blanks and comments outside them left out. */
    private String bareText(int start, int end) {
        boolean simple = true;
        for (int i = start; i < end && simple; i++) {
            simple = bytes[i] > ' ' && bytes[i] != '(' && bytes[i] != '"';
        }
        if (simple) {
            return source.latin1(start, end);
        }
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream(end - start);
        boolean spaced = false;
        boolean quotes = true;
        boolean comments = true;
        int i = start;
        while (i < end) {
            byte b = bytes[i];
            int stop = b == '"' && quotes ? quoteEnd(bytes, i, end) : b == '(' && comments ? commentEnd(bytes, i, end) : -1;
            quotes &= b != '"' || stop > 0;
            comments &= b != '(' || stop > 0;
            if (stop > 0) {
                if (b == '"') {
                    text.write(bytes, i, stop - i);
                }
                i = stop;
            } else if (Scan.isSpace(b)) {
                spaced |= text.size() > 0;
                i++;
            } else {
                if (spaced && b != '.' && b != '@') {
                    defects.add(MimeDefect.ADDRESS_SPACED);
                }
                spaced = false;
                text.write(b);
                i++;
            }
        }
        byte[] whole = text.toByteArray();
        return CharsetReader.ASCII.decode(whole, 0, whole.length);
    }

    /** The first or last {@code @} outside quotes, or -1. */
    private static int outsideQuotes(String text, boolean first) {
        int found = -1;
        boolean quoted = false;
        boolean literal = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '[' && !quoted && found == i - 1) {
                literal = true;
            } else if (c == '@' && !quoted && !literal) {
                found = i;
                if (first) {
                    return found;
                }
            }
        }
        return found < 0 && quoted ? text.lastIndexOf('@') : found;
    }

    private static String unquote(String text) {
        if (text.indexOf('"') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                plain.append(text.charAt(++i));
            } else if (c != '"') {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    // common ground

    private Mailbox mailbox(String name, Spec spec, int addressFrom, int addressTo) {
        return new Mailbox(name, spec.local(), spec.domain(), source.rawCover(from, to), source.rawCover(addressFrom, addressTo),
                List.of(), List.of());
    }

    private void alternative(String name, Spec spec, int addressFrom, int addressTo) {
        if (alternatives.size() < ALTERNATIVES_MAX) {
            alternatives.add(mailbox(name, spec, addressFrom, addressTo));
        }
    }

    /** The first such byte outside quotes, comments and encoded words, or -1. */
    private int topLevel(char wanted, int start) {
        boolean quotes = true;
        boolean comments = true;
        int i = start;
        while (i < to) {
            byte b = bytes[i];
            if (b == wanted) {
                return i;
            }
            int stop = -1;
            if (b == '"' && quotes) {
                stop = quoteEnd(bytes, i, to);
                quotes = stop >= 0;
            } else if (b == '(' && comments) {
                stop = commentEnd(bytes, i, to);
                comments = stop >= 0;
            } else if (b == '=' && i + 1 < to && bytes[i + 1] == '?') {
                stop = EncodedWords.wordEnd(bytes, i, to);
            }
            i = stop < 0 ? i + 1 : stop;
        }
        return -1;
    }

    private int angleEnd(int open) {
        boolean quotes = true;
        int i = open + 1;
        while (i < to) {
            if (bytes[i] == '>') {
                return i;
            }
            int stop = bytes[i] == '"' && quotes ? quoteEnd(bytes, i, to) : -1;
            quotes &= bytes[i] != '"' || stop >= 0;
            i = stop < 0 ? i + 1 : stop;
        }
        return -1;
    }

    /** The place after a quoted string that begins here, or -1 when it never ends. */
    static int quoteEnd(byte[] bytes, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    /** The place after a comment that begins here, or -1 when it never ends. */
    static int commentEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '\\') {
                i++;
            } else if (b == '(') {
                depth++;
            } else if (b == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A display name: comments left out, quotes taken off, encoded words decoded, blanks at the ends removed. */
    static String phrase(Source source, int from, int to) {
        byte[] bytes = source.bytes();
        boolean special = false;
        for (int i = from; i < to && !special; i++) {
            special = bytes[i] == '"' || bytes[i] == '(' || bytes[i] == '\\';
        }
        if (!special) {
            return EncodedWords.decode(source, bytes, from, to, OffsetMap.Builder.OFF, Notes.none()).strip();
        }
        byte[] plain = new byte[Math.max(0, to - from)];
        int length = 0;
        boolean quoted = false;
        boolean comments = true;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            int end = b == '(' && !quoted && comments ? commentEnd(bytes, i, to) : -1;
            // A comment that never ends is looked for once: those inside it would not end either.
            comments &= b != '(' || quoted || end > 0;
            if (end > 0) {
                i = end - 1;
            } else if (b == '\\' && i + 1 < to) {
                plain[length++] = bytes[++i];
            } else if (b == '"') {
                quoted = !quoted;
            } else {
                plain[length++] = b;
            }
        }
        return EncodedWords.decode(source, plain, 0, length, OffsetMap.Builder.OFF, Notes.none()).strip();
    }
}
