package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads structured values with parameters, whatever is wrong with them. */
final class ParameterReader {

    private final Source source;
    private final byte[] bytes;
    private final int to;
    private final Notes notes;
    private final boolean quoteRunsOn;
    private int at;

    private final List<RawParameter> raw = new ArrayList<>(4);

    /** One parameter as it stands: name as written, value with quoting undone. */
    record RawParameter(String name, byte[] value, boolean quoted, int from, int to, List<String> alternatives) {
    }

    private ParameterReader(HeaderField field, Notes notes) {
        this.source = field.source();
        this.bytes = source.bytes();
        this.at = field.valueFrom();
        this.to = field.valueTo();
        this.notes = notes;
        this.quoteRunsOn = source.terms().has(Convention.QUOTE_RUNS_ON);
    }

    static Parameters read(HeaderField field, Notes notes) {
        ParameterReader reader = new ParameterReader(field, notes);
        String head = reader.head();
        reader.parameters();
        List<Parameter> joined = Continuations.join(reader.source, reader.raw, notes);
        return new Parameters(head, joined, reader.source.terms().has(Convention.LAST_REPEATED));
    }

    /** The byte after a comment that begins here (RFC 5322 §3.2.2), nested ones counted; the end when it is never closed. */
    static int skipComment(byte[] bytes, int from, int to) {
        int end = MailboxReader.commentEnd(bytes, from, to);
        return end < 0 ? to : end;
    }

    private void space() {
        while (at < to) {
            if (Scan.isSpace(bytes[at]) || bytes[at] == 0) {
                at++;
            } else if (bytes[at] == '(') {
                int start = at;
                at = skipComment(bytes, at, to);
                if (at == to && bytes[to - 1] != ')') {
                    notes.defect(source, MimeDefect.COMMENT_OPEN, start, to);
                }
            } else {
                return;
            }
        }
    }

    /** What stands before the first parameter. A value that begins with a parameter has an empty one. */
    private String head() {
        StringBuilder head = new StringBuilder();
        while (true) {
            space();
            if (at >= to) {
                return head.toString();
            }
            byte b = bytes[at];
            if (b == ';') {
                at++;
                return head.toString();
            }
            int start = at;
            if (b == '"') {
                at++;
                start++;
                while (at < to && bytes[at] != '"' && bytes[at] != ';') {
                    at++;
                }
                head.append(source.latin1(start, at));
                at = at < to && bytes[at] == '"' ? at + 1 : at;
                continue;
            }
            while (at < to && !Scan.isSpace(bytes[at]) && bytes[at] != ';' && bytes[at] != '(' && bytes[at] != '"' && bytes[at] != '=') {
                at++;
            }
            if (at < to && bytes[at] == '=' || isParameterAfter(start)) {
                notes.defect(source, MimeDefect.SEMICOLON_MISSING, start, at);
                at = start;
                return head.toString();
            }
            head.append(source.latin1(start, at));
        }
    }

    /** Whether the word that ended here is a name, with its equals sign after a blank. */
    private boolean isParameterAfter(int start) {
        int next = at;
        while (next < to && Scan.isSpace(bytes[next])) {
            next++;
        }
        return next < to && next > at && bytes[next] == '=' && at > start;
    }

    private void parameters() {
        int max = source.terms().limits().parametersMax();
        while (true) {
            space();
            while (at < to && bytes[at] == ';') {
                at++;
                space();
            }
            if (at >= to) {
                return;
            }
            if (raw.size() >= max) {
                notes.defect(source, MimeDefect.PARAMETERS_LIMIT, at, to);
                return;
            }
            parameter();
        }
    }

    private void parameter() {
        int start = at;
        while (at < to && bytes[at] != '=' && bytes[at] != ';' && !Scan.isSpace(bytes[at]) && bytes[at] != '(') {
            at++;
        }
        int nameTo = at;
        space();
        if (at >= to || bytes[at] != '=') {
            notes.defect(source, MimeDefect.PARAMETER_MALFORMED, start, Math.max(nameTo, start));
            at = at == start ? at + 1 : at;
            return;
        }
        at++;
        space();
        String name = source.latin1(start, nameTo).toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            notes.defect(source, MimeDefect.PARAMETER_MALFORMED, start, at);
        }
        if (at < to && bytes[at] == '"') {
            quoted(name, start);
        } else {
            token(name, start);
        }
    }

    private void quoted(String name, int start) {
        int open = at;
        int close = open + 1;
        while (close < to && bytes[close] != '"') {
            close += bytes[close] == '\\' ? 2 : 1;
        }
        if (close >= to) {
            openQuote(name, start, open);
            return;
        }
        byte[] value = unescape(open + 1, close);
        at = close + 1;
        int junkTo = at;
        while (junkTo < to && bytes[junkTo] != ';' && !Scan.isSpace(bytes[junkTo]) && bytes[junkTo] != '(') {
            junkTo++;
        }
        List<String> alternatives = List.of();
        if (junkTo > at) {
            notes.defect(source, MimeDefect.PARAMETER_MALFORMED, at, junkTo);
            alternatives = List.of(CharsetReader.ASCII.decode(value, 0, value.length) + source.latin1(at, junkTo));
            at = junkTo;
        }
        raw.add(new RawParameter(name, value, true, start, at, alternatives));
        skipToNext();
    }

    /** A value whose quotation mark is never closed ends at the next semicolon, or runs on, by convention. */
    private void openQuote(String name, int start, int open) {
        int stop = Scan.find(bytes, open, to, ';');
        notes.defect(source, MimeDefect.QUOTE_OPEN, open, open + 1);
        String shorter = source.latin1(open + 1, stop);
        String longer = source.latin1(open + 1, to);
        notes.ambiguity(source, Ambiguity.Kind.QUOTE_OPEN, open, to, clip(shorter), clip(longer));
        int end = quoteRunsOn ? to : stop;
        int textTo = end;
        while (textTo > open + 1 && Scan.isSpace(bytes[textTo - 1])) {
            textTo--;
        }
        raw.add(new RawParameter(name, unescape(open + 1, textTo), true, start, end,
                stop < to ? List.of(quoteRunsOn ? shorter : longer) : List.of()));
        at = end;
    }

    private void token(String name, int start) {
        int from = at;
        int end = from;
        int blank = -1;
        while (end < to && bytes[end] != ';') {
            if (Scan.isSpace(bytes[end]) || bytes[end] == '(') {
                blank = blank < 0 ? end : blank;
                int next = end;
                while (next < to && Scan.isSpace(bytes[next])) {
                    next++;
                }
                if (next >= to || bytes[next] == ';' || bytes[next] == '(' || isNameAndEquals(next)) {
                    break;
                }
                end = next;
            } else {
                end++;
            }
        }
        List<String> alternatives = List.of();
        if (blank >= 0 && blank < end) {
            notes.defect(source, MimeDefect.VALUE_UNQUOTED, from, end);
            alternatives = List.of(source.latin1(from, blank));
        }
        raw.add(new RawParameter(name, unescape(from, end), false, start, end, alternatives));
        at = end;
        skipToNext();
    }

    /** To the next parameter: over blanks, comments and one semicolon, of which the lack is noted. */
    private void skipToNext() {
        int before = at;
        space();
        if (at < to && bytes[at] != ';') {
            notes.defect(source, MimeDefect.SEMICOLON_MISSING, before, at);
        }
    }

    private boolean isNameAndEquals(int from) {
        int i = from;
        while (i < to && bytes[i] > ' ' && bytes[i] != '=' && bytes[i] != '"' && bytes[i] != '(' && bytes[i] != ';') {
            i++;
        }
        return i > from && i < to && bytes[i] == '=';
    }

    /** A copy with quoting and folding undone. */
    private byte[] unescape(int from, int end) {
        int stop = Math.min(end, to);
        byte[] value = new byte[Math.max(0, stop - from)];
        int length = 0;
        for (int i = from; i < stop; i++) {
            byte b = bytes[i];
            if (b == '\\' && i + 1 < stop && (bytes[i + 1] == '"' || bytes[i + 1] == '\\')) {
                value[length++] = bytes[++i];
            } else if (b != '\n' && !(b == '\r' && i + 1 < stop && bytes[i + 1] == '\n')) {
                value[length++] = b;
            }
        }
        return length == value.length ? value : java.util.Arrays.copyOf(value, length);
    }

    static String clip(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
