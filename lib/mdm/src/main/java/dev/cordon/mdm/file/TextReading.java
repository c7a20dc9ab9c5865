package dev.cordon.mdm.file;

import dev.cordon.files.FileType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bytes as text. */
public final class TextReading {

    private static final int SNIFFED = 1_024;

    private TextReading() {
    }

    /**
     * The text in the first of the encodings that fits all bytes; null when none does. Names are ascii, utf8, utf16-le, utf16-be, latin1.
     */
    public static @Nullable String text(byte[] bytes, List<String> encodings) {
        for (String encoding : encodings) {
            Charset charset = switch (encoding.toLowerCase(Locale.ROOT).replace("_", "-")) {
                case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
                case "utf8", "utf-8" -> StandardCharsets.UTF_8;
                case "utf16-le", "utf-16-le", "utf16le", "utf-16le" -> StandardCharsets.UTF_16LE;
                case "utf16-be", "utf-16-be", "utf16be", "utf-16be" -> StandardCharsets.UTF_16BE;
                case "latin1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
                default -> null;
            };
            String text = charset == null ? null : strict(bytes, 0, charset);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The text of HTML: by its byte order mark, its declaration, or as UTF-8 where that fits and windows-1252 otherwise. */
    public static String html(byte[] bytes) {
        if (FileType.isUtf16(bytes)) {
            return new String(bytes, 2, bytes.length - 2, bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        boolean mark = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        String utf8 = strict(bytes, mark ? 3 : 0, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf("charset=");
        return new String(bytes, at < 0 ? windows() : named(head.substring(at + 8)));
    }

    private static Charset named(String declared) {
        int from = !declared.isEmpty() && "\"'".indexOf(declared.charAt(0)) >= 0 ? 1 : 0;
        int to = from;
        while (to < declared.length() && (Character.isLetterOrDigit(declared.charAt(to)) || "-_:.".indexOf(declared.charAt(to)) >= 0)) {
            to++;
        }
        try {
            return Charset.forName(declared.substring(from, to));
        } catch (IllegalArgumentException _) {
            // A charset nobody knows: read as most old mail is meant.
            return windows();
        }
    }

    private static Charset windows() {
        return Charset.forName("windows-1252");
    }

    private static @Nullable String strict(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
        } catch (CharacterCodingException _) {
            // Not in this encoding, which is the answer.
            return null;
        }
    }
}
