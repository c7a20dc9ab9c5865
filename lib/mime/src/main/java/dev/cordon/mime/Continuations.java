package dev.cordon.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts parameters together: RFC 2231 pieces, percent escapes and charsets, and the encoded words that do not belong there. */
final class Continuations {

    private static final int NUMBER_MAX = 9999;

    private final Source source;
    private final Notes notes;
    private final List<Parameter> joined = new ArrayList<>(4);
    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();

    private Continuations(Source source, Notes notes) {
        this.source = source;
        this.notes = notes;
    }

    /** One numbered piece. */
    private record Piece(int number, boolean escaped, ParameterReader.RawParameter raw) {
    }

    static List<Parameter> join(Source source, List<ParameterReader.RawParameter> raw, Notes notes) {
        Continuations joiner = new Continuations(source, notes);
        for (ParameterReader.RawParameter one : raw) {
            joiner.take(one);
        }
        joiner.pieces.forEach(joiner::continued);
        if (notes.areTaken()) {
            joiner.noteRepeated();
        }
        return joiner.joined;
    }

    private void take(ParameterReader.RawParameter raw) {
        int star = raw.name().indexOf('*');
        if (star < 0) {
            plain(raw);
            return;
        }
        String base = raw.name().substring(0, star);
        String mark = raw.name().substring(star + 1);
        boolean escaped = mark.isEmpty() || mark.endsWith("*");
        String digits = mark.endsWith("*") ? mark.substring(0, mark.length() - 1) : mark;
        if (digits.isEmpty()) {
            joined.add(new Parameter(base, extended(raw.value(), raw), Parameter.Form.EXTENDED, range(raw), raw.alternatives()));
            return;
        }
        int number = number(digits);
        if (number < 0) {
            notes.defect(source, MimeDefect.PARAMETER_MALFORMED, raw.from(), raw.to());
            plain(raw);
            return;
        }
        pieces.computeIfAbsent(base, _ -> new ArrayList<>()).add(new Piece(number, escaped, raw));
    }

    private void plain(ParameterReader.RawParameter raw) {
        byte[] value = raw.value();
        // A boundary is compared byte by byte with lines of the body: it has no charset, and "=?" in it means nothing.
        boolean bytewise = raw.name().equals("boundary");
        String text = bytewise ? new String(value, StandardCharsets.ISO_8859_1) : CharsetReader.ASCII.decode(value, 0, value.length);
        List<String> alternatives = raw.alternatives();
        if (!bytewise && Scan.pair(value, 0, value.length, '=', '?') < value.length) {
            String decoded = EncodedWords.decode(source, value, 0, value.length, OffsetMap.Builder.OFF, Notes.none());
            if (!decoded.equals(text)) {
                notes.defect(source, MimeDefect.WORD_IN_PARAMETER, raw.from(), raw.to());
                notes.ambiguity(source, Ambiguity.Kind.WORD_MISPLACED, raw.from(), raw.to(), decoded, text);
                alternatives = new ArrayList<>(alternatives);
                alternatives.add(text);
                text = decoded;
            }
        }
        joined.add(new Parameter(raw.name(), text, raw.quoted() ? Parameter.Form.QUOTED : Parameter.Form.TOKEN, range(raw),
                alternatives));
    }

    /** RFC 2231 §4: charset, language, and text with percent escapes. */
    private String extended(byte[] value, ParameterReader.RawParameter raw) {
        int charsetTo = Scan.find(value, 0, value.length, '\'');
        int languageTo = Scan.find(value, Math.min(charsetTo + 1, value.length), value.length, '\'');
        boolean marked = languageTo < value.length;
        String label = marked ? new String(value, 0, charsetTo, StandardCharsets.ISO_8859_1) : "";
        byte[] bytes = percent(value, marked ? languageTo + 1 : 0, raw);
        if (!Charsets.of(label).isKnown()) {
            notes.defect(source, MimeDefect.CHARSET_UNKNOWN, raw.from(), raw.to());
        }
        return Charsets.of(label).decode(bytes, 0, bytes.length);
    }

    private void continued(String base, List<Piece> list) {
        list.sort(Comparator.comparingInt(Piece::number));
        String label = "";
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        RawRange cover = range(list.getFirst().raw());
        int expected = 0;
        boolean broken = false;
        for (Piece piece : list) {
            byte[] value = piece.raw().value();
            broken |= piece.number() != expected;
            int from = 0;
            if (expected == 0 && piece.escaped()) {
                int charsetTo = Scan.find(value, 0, value.length, '\'');
                int languageTo = Scan.find(value, Math.min(charsetTo + 1, value.length), value.length, '\'');
                if (languageTo < value.length) {
                    label = new String(value, 0, charsetTo, StandardCharsets.ISO_8859_1);
                    from = languageTo + 1;
                }
            }
            byte[] bytes = piece.escaped() ? percent(value, from, piece.raw()) : value;
            whole.writeBytes(bytes);
            cover = cover.join(range(piece.raw()));
            expected = piece.number() + 1;
        }
        if (broken) {
            notes.defect(source, MimeDefect.CONTINUATION_BROKEN, list.getFirst().raw().from(), list.getLast().raw().to());
        }
        byte[] bytes = whole.toByteArray();
        joined.add(new Parameter(base, Charsets.of(label).decode(bytes, 0, bytes.length), Parameter.Form.CONTINUED, cover, List.of()));
    }

    private byte[] percent(byte[] value, int from, ParameterReader.RawParameter raw) {
        byte[] bytes = new byte[value.length - from];
        int length = 0;
        for (int i = from; i < value.length; i++) {
            int high = value[i] == '%' && i + 2 < value.length ? QuotedPrintable.hex(value[i + 1]) : -1;
            int low = high >= 0 ? QuotedPrintable.hex(value[i + 2]) : -1;
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
                continue;
            }
            if (value[i] == '%') {
                notes.defect(source, MimeDefect.PERCENT_MALFORMED, raw.from(), raw.to());
            }
            bytes[length++] = value[i];
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private void noteRepeated() {
        Map<String, Parameter> seen = new LinkedHashMap<>();
        for (Parameter parameter : joined) {
            Parameter before = seen.putIfAbsent(parameter.name(), parameter);
            if (before == null || before.isExtended() != parameter.isExtended() && before.value().equals(parameter.value())) {
                continue;
            }
            RawRange range = before.range().join(parameter.range());
            notes.defect(rawSource(), MimeDefect.PARAMETER_REPEATED, range.from(), range.to());
            if (!before.value().equals(parameter.value())) {
                notes.ambiguity(rawSource(), Ambiguity.Kind.PARAMETER_REPEATED, range.from(), range.to(),
                        ParameterReader.clip(before.value()), ParameterReader.clip(parameter.value()));
            }
        }
    }

    /** Ranges of parameters are raw offsets already. */
    private Source rawSource() {
        return source.root();
    }

    private RawRange range(ParameterReader.RawParameter raw) {
        return source.rawCover(raw.from(), raw.to());
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || number > NUMBER_MAX) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
