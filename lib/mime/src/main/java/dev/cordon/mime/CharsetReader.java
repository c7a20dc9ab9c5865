package dev.cordon.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Turns bytes of one charset into text. Two ways lead to the same text: the fast one, and the slow one that also writes down
 * where each character came from. Bytes the charset does not know become U+FFFD.
 */
final class CharsetReader {

    /** How the bytes are read. */
    private enum Kind { ASCII, UTF_8, WINDOWS_1252, UTF_7, HZ, OTHER }

    static final CharsetReader ASCII = new CharsetReader(Kind.ASCII, "us-ascii", null, true);
    static final CharsetReader UTF_8 = new CharsetReader(Kind.UTF_8, "utf-8", StandardCharsets.UTF_8, true);
    static final CharsetReader WINDOWS_1252 = new CharsetReader(Kind.WINDOWS_1252, "windows-1252", null, true);
    static final CharsetReader UTF_7 = new CharsetReader(Kind.UTF_7, "utf-7", null, true);
    static final CharsetReader HZ = new CharsetReader(Kind.HZ, "hz-gb-2312", null, true);

    private static final char REPLACEMENT = '\uFFFD';
    /** What 0x80 to 0x9F mean in windows-1252; those it leaves open are control characters, as browsers have it. */
    private static final String WINDOWS = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
            + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private final Kind kind;
    private final String name;
    private final @Nullable Charset charset;
    private final boolean known;

    private CharsetReader(Kind kind, String name, @Nullable Charset charset, boolean known) {
        this.kind = kind;
        this.name = name;
        this.charset = charset;
        this.known = known;
    }

    static CharsetReader of(Charset charset) {
        return new CharsetReader(Kind.OTHER, charset.name().toLowerCase(java.util.Locale.ROOT), charset, true);
    }

    /** A reader for a charset nobody knows: UTF-8 where the bytes are that, windows-1252 otherwise. */
    static CharsetReader unknown(String label) {
        return new CharsetReader(Kind.ASCII, label, null, false);
    }

    boolean isKnown() {
        return known;
    }

    /** Whether this is the charset of plain ASCII, for which bytes above 127 are a mistake. */
    boolean isAscii() {
        return kind == Kind.ASCII;
    }

    boolean isUtf7() {
        return kind == Kind.UTF_7;
    }

    boolean isUtf8() {
        return kind == Kind.UTF_8;
    }

    /** The name of the charset, in lower case. */
    String name() {
        return name;
    }

    /** Whether ASCII bytes mean ASCII characters in it, whatever stands around them. */
    private boolean isAsciiSafe() {
        return kind == Kind.ASCII || kind == Kind.UTF_8 || kind == Kind.WINDOWS_1252;
    }

    /** The reader that is really used for these bytes: what is not ASCII, though it should be, is UTF-8 or windows-1252. */
    CharsetReader effective(byte[] bytes, int from, int to) {
        if (kind != Kind.ASCII || Scan.eightBit(bytes, from, to) >= to) {
            return this;
        }
        return Utf8.isValid(bytes, from, to) ? UTF_8 : WINDOWS_1252;
    }

    /** The text. */
    String decode(byte[] bytes, int from, int to) {
        if (isAsciiSafe() && Scan.eightBit(bytes, from, to) >= to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        Charset whole = charset;
        return switch (kind) {
            case ASCII -> effective(bytes, from, to).decode(bytes, from, to);
            case WINDOWS_1252 -> windows(bytes, from, to);
            case UTF_7 -> Utf7.decode(bytes, from, to, OffsetMap.Builder.OFF);
            case HZ -> Hz.decode(bytes, from, to, OffsetMap.Builder.OFF);
            case UTF_8 -> new String(bytes, from, to - from, StandardCharsets.UTF_8);
            case OTHER -> new String(bytes, from, to - from, whole == null ? StandardCharsets.UTF_8 : whole);
        };
    }

    /** The text, with the map from its positions to the bytes. */
    String decode(byte[] bytes, int from, int to, OffsetMap.Builder map) {
        if (!map.isOn()) {
            return decode(bytes, from, to);
        }
        Charset whole = charset;
        return switch (kind) {
            case ASCII -> {
                CharsetReader real = effective(bytes, from, to);
                if (real == this) {
                    map.add(to - from, from, 1, 1);
                    yield decode(bytes, from, to);
                }
                yield real.decode(bytes, from, to, map);
            }
            case WINDOWS_1252 -> {
                map.add(to - from, from, 1, 1);
                yield decode(bytes, from, to);
            }
            case UTF_7 -> Utf7.decode(bytes, from, to, map);
            case HZ -> Hz.decode(bytes, from, to, map);
            case UTF_8, OTHER -> stepped(whole == null ? StandardCharsets.UTF_8 : whole, bytes, from, to, map);
        };
    }

    /** Whether the text has a replacement character that its bytes do not spell out. */
    boolean hasInvalid(byte[] bytes, int from, int to, String text) {
        if (text.indexOf(REPLACEMENT) < 0) {
            return false;
        }
        return kind == Kind.UTF_8 ? !Utf8.isValid(bytes, from, to) : kind != Kind.WINDOWS_1252;
    }

    private static String windows(byte[] bytes, int from, int to) {
        int special = Scan.eightBit(bytes, from, to);
        while (special < to && (bytes[special] & 0xE0) != 0x80) {
            special++;
        }
        if (special >= to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[to - from];
        for (int i = from; i < to; i++) {
            int b = bytes[i] & 0xFF;
            chars[i - from] = b >= 0x80 && b < 0xA0 ? WINDOWS.charAt(b - 0x80) : (char) b;
        }
        return new String(chars);
    }

    /** Decodes one character at a time, so that the decoder tells by its position where each came from. */
    private String stepped(Charset whole, byte[] bytes, int from, int to, OffsetMap.Builder map) {
        CharsetDecoder decoder = whole.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(8);
        StringBuilder text = new StringBuilder(to - from);
        int room = 1;
        while (true) {
            if (kind == Kind.UTF_8 && in.hasRemaining() && bytes[in.position()] >= 0) {
                int stop = Scan.eightBit(bytes, in.position(), to);
                map.add(stop - in.position(), in.position(), 1, 1);
                text.append(new String(bytes, in.position(), stop - in.position(), StandardCharsets.ISO_8859_1));
                in.position(stop);
                continue;
            }
            int start = in.position();
            out.clear().limit(room);
            CoderResult outcome = decoder.decode(in, out, true);
            text.append(out.flip());
            map.block(out.length(), start, in.position() - start);
            if (outcome.isError()) {
                text.append(REPLACEMENT);
                map.block(1, in.position(), outcome.length());
                in.position(in.position() + outcome.length());
            } else if (outcome.isUnderflow()) {
                decoder.flush(out.clear());
                text.append(out.flip());
                map.block(out.length(), in.position(), 0);
                return text.toString();
            }
            room = in.position() == start && out.isEmpty() ? room + 1 : 1;
        }
    }
}
