package dev.cordon.mdm.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its own bytes, in the words of the model (D.5 of the specification). Text, mail, shortcuts and notebooks have no word
 * and are {@code unknown}; HTML, SVG and calendars are recognised although they are text.
 */
public final class FileTypes {

    /** Not recognised. */
    public static final String UNKNOWN = "unknown";

    private static final int TEXT_HEAD = 4_096;
    private static final int MEMBERS_MAX = 400;

    /** Bytes at a place; in the pattern each character is one byte. */
    private record Magic(int at, String type, byte[] bytes) {
        boolean fits(byte[] file) {
            if (file.length < at + bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if (file[at + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    // The first that fits counts.
    private static final Magic[] MAGICS = {
        magic(0, "pdf", "%PDF"), magic(0, "png", "\u0089PNG\r\n\u001a\n"), magic(0, "jpg", "\u00ff\u00d8\u00ff"), magic(0, "gif", "GIF8"),
        magic(0, "rtf", "{\\rt"), magic(0, "7z", "7z\u00bc\u00af'\u001c"), magic(0, "rar", "Rar!\u001a\u0007"), magic(0, "gz",
                "\u001f\u008b\u0008"),
        magic(0, "bz2", "BZh"), magic(0, "xz", "\u00fd7zXZ\u0000"), magic(0, "zst", "(\u00b5/\u00fd"), magic(0, "lz", "LZIP"), magic(0,
                "cab", "MSCF"),
        magic(0, "Z", "\u001f\u009d"), magic(0, "Z", "\u001f\u00a0"), magic(257, "tar", "ustar"), magic(0x8001, "iso", "CD001"),
        magic(0, "deb", "!<arch>\ndebian"), magic(0, "ar", "!<arch>\n"), magic(0, "rpm", "\u00ed\u00ab\u00ee\u00db"), magic(0, "crx",
                "Cr24"),
        magic(0, "elf", "\u007fELF"), magic(0, "macho", "\u00ce\u00fa\u00ed\u00fe"), magic(0, "macho", "\u00cf\u00fa\u00ed\u00fe"),
        magic(0, "macho", "\u00fe\u00ed\u00fa\u00ce"), magic(0, "macho", "\u00fe\u00ed\u00fa\u00cf"), magic(0, "wasm", "\u0000asm"),
        magic(0, "dex", "dex\n"), magic(0, "dey", "dey\n"), magic(0, "swf", "FWS"), magic(0, "swf", "CWS"), magic(0, "sqlite",
                "SQLite format 3"),
        magic(0, "nes", "NES\u001a"), magic(0, "ps", "%!PS"), magic(0, "psd", "8BPS"), magic(8, "cr2", "CR\u0002"), magic(0, "tif",
                "II*\u0000"),
        magic(0, "tif", "MM\u0000*"), magic(0, "jxr", "II\u00bc\u0001"), magic(0, "bmp", "BM"), magic(0, "ico", "\u0000\u0000\u0001\u0000"),
        magic(0, "jp2", "\u0000\u0000\u0000\u000cjP  "), magic(8, "webp", "WEBP"), magic(8, "wav", "WAVE"), magic(8, "avi", "AVI "),
        magic(0, "dwg", "AC10"), magic(128, "dcm", "DICM"), magic(0, "flac", "fLaC"), magic(0, "ogg", "OggS"), magic(0, "mid", "MThd"),
        magic(0, "amr", "#!AMR"), magic(8, "aiff", "AIFF"), magic(0, "mp3", "ID3"), magic(0, "flv", "FLV\u0001"), magic(0, "mkv",
                "\u001aE\u00df\u00a3"),
        magic(0, "wmv", "0&\u00b2u\u008ef\u00cf\u0011"), magic(0, "mpg", "\u0000\u0000\u0001\u00ba"), magic(0, "mpg",
                "\u0000\u0000\u0001\u00b3"),
        magic(0, "otf", "OTTO\u0000"), magic(0, "ttf", "\u0000\u0001\u0000\u0000\u0000"), magic(0, "woff", "wOFF"), magic(0, "woff2",
                "wOF2"),
        magic(34, "eot", "LP"),
    };

    private FileTypes() {
    }

    /** The word for these bytes. */
    public static String of(byte[] file) {
        if (startsWith(file, "PK\u0003\u0004") || startsWith(file, "PK\u0005\u0006") || startsWith(file, "PK\u0007\u0008")) {
            return zip(file);
        }
        if (startsWith(file, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return ole(file);
        }
        if (file.length > 12 && startsAt(file, 4, "ftyp")) {
            return media(new String(file, 8, 4, StandardCharsets.ISO_8859_1));
        }
        for (Magic magic : MAGICS) {
            if (magic.fits(file) && !isAccident(magic.type(), file)) {
                return magic.type();
            }
        }
        if (startsWith(file, "MZ") && !isText(file)) {
            return "exe";
        }
        if (file.length > 3 && file[0] == (byte) 0xFF && (file[1] & 0xE0) == 0xE0 && !isUtf16(file)) {
            return (file[1] & 0x06) == 0 ? "aac" : "mp3";
        }
        if (find(file, "%PDF-", 0, 1_024) >= 0) {
            return "pdf";
        }
        return text(file);
    }

    /** What stands after the last dot of a name, in lower case; null when that is nothing. */
    public static @Nullable String extension(@Nullable String name) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        return name == null || dot < 0 || dot == name.length() - 1 ? null : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    // Two letters alone are no proof.
    private static boolean isAccident(String type, byte[] file) {
        return switch (type) {
            case "bmp", "swf", "eot", "dwg", "flv" -> file.length < 26 || isText(file);
            case "bz2" -> file.length < 10 || file[3] < '1' || file[3] > '9';
            case "webp", "wav", "avi" -> !startsWith(file, "RIFF");
            case "aiff" -> !startsWith(file, "FORM");
            default -> false;
        };
    }

    // Members of Office files have names of their own; they are looked for in the local headers, so that a broken directory hides nothing.
    private static String zip(byte[] file) {
        int at = 0;
        boolean types = false;
        for (int members = 0; members < MEMBERS_MAX; members++) {
            at = find(file, "PK\u0003\u0004", at, file.length);
            if (at < 0 || at + 30 > file.length) {
                break;
            }
            int length = (file[at + 26] & 255) | (file[at + 27] & 255) << 8;
            String name = new String(file, at + 30, Math.min(length, file.length - at - 30), StandardCharsets.ISO_8859_1);
            types |= name.equals("[Content_Types].xml");
            String folder = name.startsWith("word/") ? "docx" : name.startsWith("xl/") ? "xlsx" : name.startsWith("ppt/") ? "pptx" : "";
            if (!folder.isEmpty()) {
                return folder;
            }
            if (name.equals("mimetype") && find(file, "application/epub+zip", at, at + 200) >= 0) {
                return "epub";
            }
            at += 4;
        }
        return "zip";
    }

    private static String ole(byte[] file) {
        if (findWide(file, "WordDocument")) {
            return "doc";
        }
        if (findWide(file, "Workbook") || findWide(file, "Book\0")) {
            return "xls";
        }
        if (findWide(file, "PowerPoint Document")) {
            return "ppt";
        }
        return UNKNOWN;
    }

    private static String media(String brand) {
        return switch (brand.strip()) {
            case "heic", "heix", "mif1", "msf1", "hevc", "hevx", "avif" -> "heif";
            case "M4A" -> "m4a";
            case "M4V", "M4VH", "M4VP" -> "m4v";
            case "qt" -> "mov";
            case "crx" -> "cr2";
            default -> brand.startsWith("3g") ? "3gp" : "mp4";
        };
    }

    private static String text(byte[] file) {
        String lower = head(file).toLowerCase(Locale.ROOT);
        String text = lower.stripLeading();
        if (text.startsWith("begin:vcalendar")) {
            return "ics";
        }
        boolean mail = text.startsWith("received:") || text.startsWith("return-path:") || text.startsWith("mime-version:")
                || text.startsWith("delivered-to:") || text.startsWith("content-type:") || text.startsWith("from:");
        if (mail || !isText(file) && !isUtf16(file)) {
            return UNKNOWN;
        }
        int svg = text.indexOf("<svg");
        int html = html(text);
        if (svg >= 0 && (html < 0 || svg < html) && text.startsWith("<")) {
            return "svg";
        }
        return html >= 0 ? "html" : UNKNOWN;
    }

    // What browsers sniff (WHATWG MIME Sniffing §7.1), wherever it stands in the beginning when the text begins with markup.
    private static int html(String text) {
        int best = -1;
        for (String sign : new String[] {"<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<form", "<table", "<title",
                "<style", "<div", "<meta",
            "<a href", "<h1", "<p>", "<center", "<br>", "<br/>"}) {
            int at = text.indexOf(sign);
            boolean inside = at >= 0 && (at == 0 || text.charAt(0) == '<' || sign.startsWith("<!doctype") || sign.startsWith("<html")
                    || sign.startsWith("<script"));
            if (inside && (best < 0 || at < best)) {
                best = at;
            }
        }
        return best;
    }

    private static String head(byte[] file) {
        int length = Math.min(file.length, TEXT_HEAD);
        if (isUtf16(file)) {
            return new String(file, 2, (length - 2) & ~1, file[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        int from = length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF ? 3 : 0;
        return new String(file, from, length - from, StandardCharsets.ISO_8859_1);
    }

    static boolean isUtf16(byte[] file) {
        return file.length > 3 && (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE || file[0] == (byte) 0xFE && file[1] == (byte) 0xFF);
    }

    static boolean isText(byte[] file) {
        int stop = Math.min(file.length, TEXT_HEAD);
        for (int i = 0; i < stop; i++) {
            int b = file[i] & 255;
            if (b < 9 || b > 13 && b < 32 && b != 27 || b == 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] file, String chars) {
        return startsAt(file, 0, chars);
    }

    private static boolean startsAt(byte[] file, int at, String chars) {
        if (file.length < at + chars.length()) {
            return false;
        }
        for (int i = 0; i < chars.length(); i++) {
            if ((file[at + i] & 255) != chars.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static int find(byte[] file, String chars, int from, int to) {
        int stop = Math.min(to, file.length - chars.length() + 1);
        int first = chars.charAt(0);
        for (int i = from; i < stop; i++) {
            if ((file[i] & 255) == first && startsAt(file, i, chars)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean findWide(byte[] file, String name) {
        StringBuilder wide = new StringBuilder();
        name.chars().forEach(c -> wide.append((char) c).append('\0'));
        return find(file, wide.toString(), 0, file.length) >= 0;
    }

    private static Magic magic(int at, String type, String chars) {
        return new Magic(at, type, chars.getBytes(StandardCharsets.ISO_8859_1));
    }
}
