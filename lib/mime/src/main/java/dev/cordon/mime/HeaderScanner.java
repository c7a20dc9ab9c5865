package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/** Cuts one header block into fields (RFC 5322 §2.2), whatever is wrong with it. */
final class HeaderScanner {

    private final Source source;
    private final byte[] bytes;
    private final int end;
    private final boolean bareCr;
    private final Boundaries boundaries;
    private final Notes notes;

    private List<HeaderField> fields = new ArrayList<>();
    private int fieldsTo;
    private int headerTo;
    private int bodyFrom;
    private boolean cut;
    private int bareCrAt;
    private int textEnd;

    HeaderScanner(Source source, int end, boolean bareCr, Boundaries boundaries, Notes notes) {
        this.source = source;
        this.bytes = source.bytes();
        this.end = end;
        this.bareCr = bareCr;
        this.boundaries = boundaries;
        this.notes = notes;
    }

    /** The fields that were found. */
    List<HeaderField> fields() {
        return fields;
    }

    /** Where the fields end: before the separator, or earlier when a limit was reached. */
    int fieldsTo() {
        return fieldsTo;
    }

    /** Where the header block ends and the separator begins. */
    int headerTo() {
        return headerTo;
    }

    /** Where the body begins. */
    int bodyFrom() {
        return bodyFrom;
    }

    /** Whether a delimiter cut the header off. */
    boolean isCut() {
        return cut;
    }

    /** Reads the block that begins at a place. */
    void scan(int from) {
        fields = new ArrayList<>(16);
        cut = false;
        bareCrAt = -1;
        MimeLimits limits = source.terms().limits();
        int at = from;
        while (at < end) {
            int next = line(at);
            if (textEnd == at) {
                finish(at, at, next);
                return;
            }
            if (isDelimiter(at)) {
                cut = true;
                notes.defect(source, MimeDefect.HEADER_CUT, at, next);
                finish(at, at, at);
                return;
            }
            if (fields.size() >= limits.fieldsMax() || next - from > limits.fieldBytesMax() && at > from) {
                beyond(at);
                return;
            }
            int stop = field(at, next);
            if (stop < 0) {
                return;
            }
            at = stop;
        }
        if (at > from) {
            notes.defect(source, MimeDefect.SEPARATOR_MISSING, at, at);
        }
        finish(at, at, at);
    }

    private boolean isDelimiter(int at) {
        return boundaries.count() > 0 && bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-'
                && boundaries.match(bytes, at, textEnd) != Boundaries.NONE;
    }

    private void finish(int fieldsEnd, int headerEnd, int bodyStart) {
        fieldsTo = fieldsEnd;
        headerTo = headerEnd;
        bodyFrom = bodyStart;
        if (bareCrAt >= 0) {
            notes.defect(source, MimeDefect.BARE_CR, bareCrAt, bareCrAt + 1);
            notes.ambiguity(source, Ambiguity.Kind.BARE_CR, bareCrAt, bareCrAt + 1, "a bare CR is text", "a bare CR ends the line");
        } else if (bareCr && bodyStart > 0) {
            notes.defect(source, MimeDefect.BARE_CR, 0, Math.min(bodyStart, end));
        }
    }

    /** One field with its continuation lines; the place after it, or -1 when the header ended in it. */
    private int field(int from, int firstNext) {
        int valueFrom = from;
        int colon = -1;
        int nameTo = from;
        if (Scan.isBlank(bytes[from])) {
            notes.defect(source, MimeDefect.FOLD_FIRST, from, textEnd);
            if (isBlankLine(from, textEnd) && endsAtBlank(from, textEnd)) {
                finish(from, from, firstNext);
                return -1;
            }
        }
        while (nameTo < textEnd && isNameByte(bytes[nameTo])) {
            nameTo++;
        }
        colon = nameTo < textEnd && bytes[nameTo] == ':' ? nameTo : oddName(from, nameTo);
        if (colon < 0) {
            if (!colonless(from, firstNext)) {
                return -1;
            }
            nameTo = from;
        } else {
            nameTo = nameEnd(from, colon);
            valueFrom = colon + 1;
        }
        int next = firstNext;
        int valueTo = textEnd;
        while (next < end && Scan.isBlank(bytes[next])) {
            int after = line(next);
            if (isBlankLine(next, textEnd) && endsAtBlank(next, textEnd)) {
                add(from, nameTo, colon, valueFrom, valueTo, next);
                finish(next, next, after);
                return -1;
            }
            valueTo = textEnd;
            next = after;
        }
        add(from, nameTo, colon, valueFrom, valueTo, next);
        return next;
    }

    private void add(int from, int nameTo, int colon, int valueFrom, int valueTo, int to) {
        fields.add(new HeaderField(source, from, nameTo, colon, valueFrom, valueTo, to));
    }

    /** The colon of a field whose name is spaced or odd, or -1. */
    private int oddName(int from, int at) {
        int colon = Scan.find(bytes, at, textEnd, ':');
        if (colon >= textEnd) {
            return -1;
        }
        for (int i = at; i < colon; i++) {
            if (!Scan.isBlank(bytes[i])) {
                notes.defect(source, MimeDefect.NAME_ODD, from, colon);
                break;
            }
        }
        return colon;
    }

    private int nameEnd(int from, int colon) {
        int nameTo = colon;
        while (nameTo > from && Scan.isBlank(bytes[nameTo - 1])) {
            nameTo--;
        }
        if (nameTo == from) {
            notes.defect(source, MimeDefect.NAME_EMPTY, from, colon + 1);
        } else if (nameTo < colon) {
            notes.defect(source, MimeDefect.COLON_SPACED, nameTo, colon + 1);
        }
        return nameTo;
    }

    /** A line without colon: false when it begins the body. */
    private boolean colonless(int from, int next) {
        boolean first = fields.isEmpty();
        if (first && !Scan.isBlank(bytes[from]) || source.terms().has(Convention.COLONLESS_BEGINS_BODY)) {
            notes.defect(source, first ? MimeDefect.NO_HEADER : MimeDefect.COLON_MISSING, from, textEnd);
            finish(from, from, from);
            return false;
        }
        notes.defect(source, MimeDefect.COLON_MISSING, from, textEnd);
        notes.ambiguity(source, Ambiguity.Kind.COLONLESS_LINE, from, next, "a broken header field", "the first line of the body");
        return true;
    }

    private boolean endsAtBlank(int from, int to) {
        notes.defect(source, MimeDefect.FOLD_BLANK, from, to);
        notes.ambiguity(source, Ambiguity.Kind.BLANK_LINE, from, to, "an empty continuation line", "the end of the header");
        return source.terms().has(Convention.BLANK_LINE_ENDS_HEADER);
    }

    /** Keeps the rest of the block as it stands and looks only for its end. */
    private void beyond(int from) {
        notes.defect(source, MimeDefect.FIELDS_LIMIT, from, from);
        int at = from;
        while (at < end) {
            int next = line(at);
            if (textEnd == at) {
                finish(from, at, next);
                return;
            }
            if (isDelimiter(at)) {
                cut = true;
                break;
            }
            at = next;
        }
        finish(from, at, at);
    }

    /** The place after the line that begins here; its text end is left in {@link #textEnd}. */
    private int line(int from) {
        int at = from;
        while (true) {
            at = Scan.crOrLf(bytes, at, end);
            if (at >= end) {
                textEnd = end;
                return end;
            }
            if (bytes[at] == '\n') {
                textEnd = at;
                return at + 1;
            }
            if (at + 1 < end && bytes[at + 1] == '\n') {
                textEnd = at;
                return at + 2;
            }
            if (bareCr) {
                textEnd = at;
                return at + 1;
            }
            if (bareCrAt < 0) {
                bareCrAt = at;
            }
            at++;
        }
    }

    private boolean isBlankLine(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Scan.isBlank(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** RFC 5322 §3.6.8: a name is printable ASCII without the colon. */
    private static boolean isNameByte(byte b) {
        return b > ' ' && b < 127 && b != ':';
    }
}
