package dev.cordon.mime;

import java.util.Arrays;

/**
 * Header text: folding, bytes above 127, and encoded words (RFC 2047).
 *
 * <p>The rules that decide what a person sees: white space between two encoded words is dropped (§6.2); words that follow each
 * other in one charset are joined before the charset is undone, because senders cut characters in two though §5 forbids it;
 * a language after the charset is dropped (RFC 2231 §5). A word longer than 75 bytes, with blanks in it, or inside quotes, is
 * decoded all the same, since mail programs do so, and reported.
 */
final class EncodedWords {

    private static final int CHARSET_MAX = 80;

    private final Source source;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final OffsetMap.Builder map;
    private final Notes notes;
    private final CharsetReader plainReader;
    private final StringBuilder text;

    private byte[] pending = new byte[0];
    private int pendingLength;
    private OffsetMap.Builder pendingMap = OffsetMap.Builder.OFF;
    private String pendingCharset = "";
    private boolean inQuotes;

    private int wordTextFrom;
    private int wordTextTo;
    private boolean wordIsBase64;
    private String wordCharset = "";

    private EncodedWords(Source source, byte[] bytes, int from, int to, OffsetMap.Builder map, Notes notes) {
        this.source = source;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.map = map;
        this.notes = notes;
        this.plainReader = CharsetReader.ASCII.effective(bytes, from, to);
        this.text = new StringBuilder(to - from);
    }

    /** The value of a field, decoded, without blanks at its ends. */
    static String decode(HeaderField field, OffsetMap.Builder map, Notes notes) {
        byte[] bytes = field.source().bytes();
        int from = field.valueFrom();
        int to = field.valueTo();
        while (from < to && Scan.isSpace(bytes[from])) {
            from++;
        }
        while (to > from && Scan.isSpace(bytes[to - 1])) {
            to--;
        }
        return decode(field.source(), bytes, from, to, map, notes);
    }

    /** A stretch of bytes, decoded. */
    static String decode(Source source, byte[] bytes, int from, int to, OffsetMap.Builder map, Notes notes) {
        boolean words = Scan.pair(bytes, from, to, '=', '?') < to;
        if (!words && Scan.crOrLf(bytes, from, to) >= to) {
            return CharsetReader.ASCII.decode(bytes, from, to, map);
        }
        if (!words && !map.isOn() && Scan.eightBit(bytes, from, to) >= to) {
            return joined(bytes, from, to);
        }
        EncodedWords reader = new EncodedWords(source, bytes, from, to, map, notes);
        if (words) {
            reader.run();
        } else {
            reader.plain(from, to);
        }
        return reader.text.toString();
    }

    /** ASCII without its folding. */
    private static String joined(byte[] bytes, int from, int to) {
        byte[] plain = new byte[to - from];
        int length = 0;
        int at = from;
        while (at < to) {
            int stop = Scan.crOrLf(bytes, at, to);
            boolean bare = stop < to && bytes[stop] == '\r' && (stop + 1 >= to || bytes[stop + 1] != '\n');
            int upTo = bare ? stop + 1 : stop;
            System.arraycopy(bytes, at, plain, length, upTo - at);
            length += upTo - at;
            at = stop + 1;
        }
        return new String(plain, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The value of a field without folding and nothing else changed. */
    static String unfold(HeaderField field) {
        byte[] bytes = field.source().bytes();
        EncodedWords reader = new EncodedWords(field.source(), bytes, field.valueFrom(), field.valueTo(), OffsetMap.Builder.OFF,
                Notes.none());
        reader.plain(reader.from, reader.to);
        return reader.text.toString().strip();
    }

    private void run() {
        int plainFrom = from;
        int at = from;
        int count = 0;
        boolean afterWord = false;
        int max = source.terms().limits().wordsMax();
        while (true) {
            at = Scan.pair(bytes, at, to, '=', '?');
            if (at >= to) {
                break;
            }
            int end = word(at);
            if (end < 0) {
                notes.defect(source, MimeDefect.WORD_MALFORMED, at, Math.min(at + 2, to));
                at += 2;
                continue;
            }
            if (++count > max) {
                notes.defect(source, MimeDefect.WORDS_LIMIT, at, to);
                break;
            }
            if (!afterWord || !isSpace(plainFrom, at)) {
                flush();
                plain(plainFrom, at);
            }
            noteWord(at, end);
            append();
            afterWord = true;
            plainFrom = end;
            at = end;
        }
        flush();
        plain(plainFrom, to);
    }

    /** Whether an encoded word begins here: its end, or -1; its parts are left in the {@code word} fields. */
    private int word(int at) {
        int charsetTo = charsetEnd(bytes, at, to);
        int end = charsetTo < 0 ? -1 : textEnd(bytes, charsetTo + 3, to);
        if (end < 0) {
            return -1;
        }
        wordCharset = charsetName(at + 2, Scan.find(bytes, at + 2, charsetTo, '*'));
        wordIsBase64 = (bytes[charsetTo + 1] | 0x20) == 'b';
        wordTextFrom = charsetTo + 3;
        wordTextTo = end;
        return end + 2;
    }

    /** The place after an encoded word that begins here, or -1 when none does. */
    static int wordEnd(byte[] bytes, int at, int to) {
        int charsetTo = charsetEnd(bytes, at, to);
        int end = charsetTo < 0 ? -1 : textEnd(bytes, charsetTo + 3, to);
        return end < 0 ? -1 : end + 2;
    }

    /** Where the charset of a word ends, when an encoding and a text follow; -1 otherwise. */
    private static int charsetEnd(byte[] bytes, int at, int to) {
        int end = at + 2;
        while (end < to && end - at <= CHARSET_MAX && bytes[end] != '?' && bytes[end] > ' ') {
            end++;
        }
        if (end == at + 2 || end + 3 >= to || bytes[end] != '?' || bytes[end + 2] != '?') {
            return -1;
        }
        int encoding = bytes[end + 1] | 0x20;
        return encoding == 'b' || encoding == 'q' ? end : -1;
    }

    /** Where the text of a word ends, before {@code ?=}; -1 when another word begins first, or none of the two comes. */
    private static int textEnd(byte[] bytes, int from, int to) {
        int stop = from;
        while (true) {
            stop = Scan.find(bytes, stop, to, '?');
            if (stop + 1 >= to || bytes[stop + 1] != '=' && stop > from && bytes[stop - 1] == '=') {
                return -1;
            }
            if (bytes[stop + 1] == '=') {
                return stop;
            }
            stop++;
        }
    }

    private String charsetName(int nameFrom, int nameTo) {
        if (Scan.isWord(bytes, nameFrom, nameTo, "utf-8")) {
            return "utf-8";
        }
        return new String(bytes, nameFrom, nameTo - nameFrom, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Puts the bytes of the word behind those that wait, when the charset is the same. */
    private void append() {
        if (pendingLength > 0 && !pendingCharset.equalsIgnoreCase(wordCharset)) {
            flush();
        }
        if (pendingLength == 0) {
            pendingCharset = wordCharset;
            pendingMap = map.isOn() ? new OffsetMap.Builder() : OffsetMap.Builder.OFF;
        } else if (notes.areTaken() && pendingCharset.equals("utf-8") && Utf8.endsInside(pending, pendingLength)) {
            notes.defect(source, MimeDefect.WORD_SPLITS_CHARACTER, wordTextFrom, wordTextTo);
        }
        int needed = pendingLength + (wordTextTo - wordTextFrom);
        if (needed > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(needed, pending.length * 2));
        }
        if (wordIsBase64) {
            Decoded decoded = Base64.decode(source, bytes, wordTextFrom, wordTextTo, false, pendingMap, notes);
            System.arraycopy(decoded.bytes(), decoded.from(), pending, pendingLength, decoded.to() - decoded.from());
            pendingLength += decoded.to() - decoded.from();
        } else {
            quoted();
        }
    }

    /** RFC 2047 §4.2: quoted-printable with the underscore for the blank. */
    private void quoted() {
        int at = wordTextFrom;
        while (at < wordTextTo) {
            byte b = bytes[at];
            int high = b == '=' && at + 2 < wordTextTo ? QuotedPrintable.hex(bytes[at + 1]) : -1;
            int low = high >= 0 ? QuotedPrintable.hex(bytes[at + 2]) : -1;
            if (low >= 0) {
                pending[pendingLength++] = (byte) (high << 4 | low);
                pendingMap.add(1, at, 1, 3);
                at += 3;
            } else {
                if (b != '\r' && b != '\n') {
                    pending[pendingLength++] = b == '_' ? (byte) ' ' : b;
                    pendingMap.add(1, at, 1, 1);
                }
                at++;
            }
        }
    }

    /** Undoes the charset of the words that wait. */
    private void flush() {
        if (pendingLength == 0) {
            return;
        }
        CharsetReader reader = Charsets.of(pendingCharset);
        int start = text.length();
        if (map.isOn()) {
            OffsetMap.Builder chars = new OffsetMap.Builder();
            text.append(reader.decode(pending, 0, pendingLength, chars));
            OffsetMap whole = chars.build().over(pendingMap.build());
            whole.copyInto(map, 0, whole.length());
        } else {
            text.append(reader.decode(pending, 0, pendingLength));
        }
        if (notes.areTaken()) {
            noteText(reader, start);
        }
        pendingLength = 0;
    }

    /** Text between words: line ends of the folding are dropped, the blanks after them stay (RFC 5322 §2.2.3). */
    private void plain(int plainFrom, int plainTo) {
        int at = plainFrom;
        while (at < plainTo) {
            int stop = Scan.crOrLf(bytes, at, plainTo);
            boolean bare = stop < plainTo && bytes[stop] == '\r' && (stop + 1 >= to || bytes[stop + 1] != '\n');
            int upTo = bare ? stop + 1 : stop;
            if (upTo > at) {
                text.append(plainReader.decode(bytes, at, upTo, map));
            }
            at = stop + 1;
        }
        if (notes.areTaken()) {
            for (int i = plainFrom; i < plainTo; i++) {
                inQuotes = bytes[i] == '"' ? !inQuotes : inQuotes;
            }
        }
    }

    private boolean isSpace(int rangeFrom, int rangeTo) {
        for (int i = rangeFrom; i < rangeTo; i++) {
            if (!Scan.isSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private void noteWord(int start, int end) {
        if (!notes.areTaken()) {
            return;
        }
        if (end - start > 75) {
            notes.defect(source, MimeDefect.WORD_LONG, start, end);
        }
        for (int i = wordTextFrom; i < wordTextTo; i++) {
            if (Scan.isSpace(bytes[i])) {
                notes.defect(source, MimeDefect.WORD_SPACED, start, end);
                break;
            }
        }
        if (inQuotes) {
            notes.defect(source, MimeDefect.WORD_IN_QUOTES, start, end);
            notes.ambiguity(source, Ambiguity.Kind.WORD_MISPLACED, start, end, "decoded", "as it stands");
        }
        boolean gluedBefore = start > from && !Scan.isSpace(bytes[start - 1]) && bytes[start - 1] != '(' && bytes[start - 1] != '"';
        boolean gluedAfter = end < to && !Scan.isSpace(bytes[end]) && ")<,;\"".indexOf(bytes[end]) < 0;
        if (gluedBefore || gluedAfter) {
            notes.defect(source, MimeDefect.WORD_GLUED, start, end);
            notes.ambiguity(source, Ambiguity.Kind.WORD_MISPLACED, start, end, "decoded", "as it stands");
        }
        if (!Charsets.of(wordCharset).isKnown()) {
            notes.defect(source, MimeDefect.CHARSET_UNKNOWN, start, end);
        }
    }

    private void noteText(CharsetReader reader, int start) {
        String added = text.substring(start);
        if (reader.hasInvalid(pending, 0, pendingLength, added)) {
            notes.defect(source, MimeDefect.CHARSET_INVALID, wordTextFrom, wordTextTo);
        }
        if (reader.isUtf7()) {
            notes.defect(source, MimeDefect.CHARSET_UTF7, wordTextFrom, wordTextTo);
        }
        for (int i = 0; i < added.length(); i++) {
            char c = added.charAt(i);
            if (c < ' ' && c != '\t' || c == 127) {
                notes.defect(source, MimeDefect.WORD_HIDES_CONTROL, wordTextFrom, wordTextTo);
                return;
            }
        }
    }
}
