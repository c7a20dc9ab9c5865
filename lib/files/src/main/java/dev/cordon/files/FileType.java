package dev.cordon.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * What a file is, by its own bytes. A type is a short word that is also the usual extension; what no rule recognises is
 * {@link #UNKNOWN}. A ZIP or OLE container is told as {@code zip} or {@code ole}: what document it is says its own reader. Text is
 * recognised last and only by what stands at its beginning.
 */
public final class FileType {

    /** Not recognised. */
    public static final String UNKNOWN = "";

    private static final Set<String> ARCHIVES = Set.of("zip", "7z", "rar", "gz", "bz2", "xz", "cab", "tar", "iso", "arj", "lzh", "lz", "Z",
            "zst", "ar", "deb", "rpm");
    private static final Set<String> IMAGES = Set.of("png", "jpg", "gif", "bmp", "webp", "tif", "ico", "heif", "jp2", "jxr", "cr2");

    // What browsers sniff (WHATWG MIME Sniffing §7.1), and what else HTML mail begins with.
    private static final String[] HTML = {"<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<form", "<table", "<title",
        "<style", "<div", "<meta", "<a href", "<h1", "<p>", "<center", "<br>", "<br/>"};

    // Field names that raw mail begins with.
    private static final String[] MAIL = {"received:", "return-path:", "mime-version:", "delivered-to:", "content-type:", "from:"};

    private static final int PDF_HEAD = 1_024;
    private static final int TEXT_HEAD = 4_096;
    private static final int EXTENSION_MAX = 19;
    private static final int EXE_MIN = 64;
    private static final int SECTOR = 512;

    private FileType() {
    }

    /** The type of these bytes, {@link #UNKNOWN} when nothing recognises them. */
    public static String of(byte[] file) {
        if (startsWith(file, "PK\u0003\u0004") || startsWith(file, "PK\u0005\u0006") || startsWith(file, "PK\u0007\u0008")) {
            return "zip";
        }
        if (startsWith(file, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return "ole";
        }
        if (file.length >= 12 && Bytes.find(file, Bytes.ascii("ftyp"), 4, 5) == 4) {
            return media(Bytes.latin1(file, 8, 12));
        }
        String type = Magic.type(file);
        if (!type.isEmpty()) {
            return type.equals("mkv") && Bytes.find(file, Bytes.ascii("webm"), 0, EXE_MIN) > 0 ? "webm" : type;
        }
        if (startsWith(file, "MZ") && file.length >= EXE_MIN && !isText(file)) {
            return "exe";
        }
        if (isAudioFrame(file)) {
            return (file[1] & 0x06) == 0 ? "aac" : "mp3";
        }
        return Bytes.find(file, Bytes.ascii("%PDF-"), 0, PDF_HEAD) >= 0 ? "pdf" : tailOrText(file);
    }

    /** Whether a type is a container of files. */
    public static boolean isArchive(String type) {
        return ARCHIVES.contains(type);
    }

    /** Whether a type is a picture made of points. */
    public static boolean isImage(String type) {
        return IMAGES.contains(type);
    }

    /** The extension of a name in lower case, without the dot; trailing dots and blanks do not count, as systems drop them. */
    public static String extension(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) <= ' ')) {
            end--;
        }
        int dot = name.lastIndexOf('.', end - 1);
        return dot < 0 || end - dot - 1 > EXTENSION_MAX ? "" : name.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    /** Whether the beginning holds no byte that text in ASCII, UTF-8 or an older one-byte charset does not have. */
    public static boolean isText(byte[] file) {
        int stop = Math.min(file.length, TEXT_HEAD);
        for (int i = 0; i < stop; i++) {
            int b = file[i] & 255;
            if (b < 9 || b > 13 && b < 32 && b != 27 || b == 127) {
                return false;
            }
        }
        return true;
    }

    /** Whether a byte order mark of UTF-16 stands at the beginning (RFC 2781 §3.2). */
    public static boolean isUtf16(byte[] file) {
        return file.length > 3 && (file[0] == (byte) 0xFF && file[1] == (byte) 0xFE || file[0] == (byte) 0xFE && file[1] == (byte) 0xFF);
    }

    private static boolean startsWith(byte[] file, String chars) {
        return Bytes.find(file, Bytes.ascii(chars), 0, 1) == 0;
    }

    // The brand of an ISO base media file (ISO/IEC 14496-12 §4.3).
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

    // The synchronisation word of MPEG audio (ISO/IEC 11172-3 §2.4.1.3), which a byte order mark resembles.
    private static boolean isAudioFrame(byte[] file) {
        return file.length > 3 && file[0] == (byte) 0xFF && (file[1] & 0xE0) == 0xE0 && !isUtf16(file);
    }

    private static String tailOrText(byte[] file) {
        int last = file.length - SECTOR;
        if (last > 0 && Bytes.find(file, Bytes.ascii("conectix"), last, last + 12) >= 0) {
            return "vhd";
        }
        boolean text = isText(file);
        if (last > 0 && file[SECTOR - 2] == 0x55 && file[SECTOR - 1] == (byte) 0xAA && !text) {
            return "img";
        }
        return text || isUtf16(file) ? textType(head(file).toLowerCase(Locale.ROOT).stripLeading()) : UNKNOWN;
    }

    private static String head(byte[] file) {
        int length = Math.min(file.length, TEXT_HEAD);
        if (isUtf16(file)) {
            return new String(file, 2, (length - 2) & ~1, file[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        }
        boolean marked = startsWith(file, "\u00EF\u00BB\u00BF");
        return Bytes.latin1(file, marked ? 3 : 0, length);
    }

    private static String textType(String text) {
        if (text.isEmpty()) {
            return UNKNOWN;
        }
        if (text.startsWith("begin:vcalendar")) {
            return "ics";
        }
        if (text.startsWith("begin:vcard")) {
            return "vcf";
        }
        if (text.startsWith("[internetshortcut]")) {
            return "url";
        }
        if (text.startsWith("#!")) {
            return "sh";
        }
        for (String field : MAIL) {
            if (text.startsWith(field)) {
                return "eml";
            }
        }
        return text.contains("<hta:application") ? "hta" : markupType(text);
    }

    private static String markupType(String text) {
        int svg = text.startsWith("<") ? text.indexOf("<svg") : -1;
        int html = html(text);
        if (svg >= 0 && (html < 0 || svg < html)) {
            return "svg";
        }
        if (html >= 0) {
            return "html";
        }
        return text.startsWith("<?xml") ? "xml" : "txt";
    }

    // Wherever it stands in the beginning when the text begins with markup; the plainest signs also behind words.
    private static int html(String text) {
        int best = -1;
        for (String sign : HTML) {
            int at = text.indexOf(sign);
            boolean counts = at >= 0 && (text.charAt(0) == '<' || sign.startsWith("<!doctype") || sign.startsWith("<html")
                    || sign.startsWith("<script"));
            if (counts && (best < 0 || at < best)) {
                best = at;
            }
        }
        return best;
    }
}
