package dev.cordon.application.exploding;

import java.util.Locale;
import java.util.Set;

/**
 * What a file is, by its own bytes. A type is a short word that is also the usual extension; what no rule recognises is
 * {@link #UNKNOWN}. Text is recognised last and only by what stands at its beginning.
 */
public final class FileType {

    /** Not recognised. */
    public static final String UNKNOWN = "";

    private static final Set<String> ARCHIVES = Set.of("zip", "7z", "rar", "gz", "bz2", "xz", "cab", "tar", "iso", "arj", "lzh", "zst");
    private static final Set<String> IMAGES = Set.of("png", "jpg", "gif", "bmp", "webp", "tif", "ico");

    /** One pattern of bytes at a fixed place. */
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

    // keep sorted by type
    private static final Magic[] MAGICS = {
        magic(0, "7z", "7z\u00BC\u00AF\u0027\u001C"),
        magic(0, "arj", "\u0060\u00EA"),
        magic(0, "bmp", "BM"),
        magic(0, "bz2", "BZh"),
        magic(0, "cab", "MSCF"),
        magic(0, "chm", "ITSF"),
        magic(0, "class", "\u00CA\u00FE\u00BA\u00BE"),
        magic(0, "elf", "\u007FELF"),
        magic(0, "exe", "MZ"),
        magic(0, "gif", "GIF8"),
        magic(0, "gz", "\u001F\u008B\u0008"),
        magic(0, "ico", "\u0000\u0000\u0001\u0000"),
        magic(0x8001, "iso", "CD001"),
        magic(0, "jpg", "\u00FF\u00D8\u00FF"),
        magic(0, "lnk", "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000"),
        magic(2, "lzh", "-lh"),
        magic(0, "macho", "\u00CE\u00FA\u00ED\u00FE"),
        magic(0, "macho", "\u00CF\u00FA\u00ED\u00FE"),
        magic(0, "macho", "\u00FE\u00ED\u00FA\u00CE"),
        magic(0, "macho", "\u00FE\u00ED\u00FA\u00CF"),
        magic(0, "ole", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
        magic(0, "one", "\u00E4R\\{\u008C\u00D8\u00A7\u004D\u00AE\u00B1\u0053\u0078\u00D0\u0029\u0096\u00D3"),
        magic(0, "pdf", "%PDF-"),
        magic(0, "png", "\u0089PNG\r\n\u001A\n"),
        magic(0, "rar", "Rar!\u001A\u0007"),
        magic(0, "rtf", "{\\rt"),
        magic(257, "tar", "ustar"),
        magic(0, "tif", "II*\u0000"),
        magic(0, "tif", "MM\u0000*"),
        magic(0, "tnef", "x\u009F>\""),
        magic(0, "vhd", "conectix"),
        magic(0, "vhdx", "vhdxfile"),
        magic(8, "webp", "WEBP"),
        magic(0, "xz", "\u00FD7zXZ\u0000"),
        magic(0, "zip", "PK\u0003\u0004"),
        magic(0, "zip", "PK\u0005\u0006"),
        magic(0, "zip", "PK\u0007\u0008"),
        magic(0, "zst", "\u0028\u00B5\u002F\u00FD"),
    };

    private static final int PDF_HEAD = 1_024;
    private static final int TEXT_HEAD = 4_096;

    private FileType() {
    }

    /** The type of these bytes, {@link #UNKNOWN} when nothing recognises them. */
    public static String of(byte[] file) {
        for (Magic magic : MAGICS) {
            if (magic.fits(file) && !isAccident(magic, file)) {
                return magic.type();
            }
        }
        if (Bytes.find(file, Bytes.ascii("%PDF-"), 0, PDF_HEAD) >= 0) {
            return "pdf";
        }
        return tailOrText(file);
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
        return dot < 0 || end - dot > 20 ? "" : name.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }

    // Two letters alone are no proof.
    private static boolean isAccident(Magic magic, byte[] file) {
        return switch (magic.type()) {
            case "exe" -> file.length < 64 || isText(file);
            case "bmp", "arj", "lzh" -> file.length < 26 || isText(file);
            case "bz2" -> file.length < 10 || file[3] < '1' || file[3] > '9';
            case "class" -> file.length > 7 && file[4] == 0 && file[5] == 0 && (file[7] & 255) < 40;
            default -> false;
        };
    }

    private static String tailOrText(byte[] file) {
        if (file.length > 512 && Bytes.find(file, Bytes.ascii("conectix"), file.length - 512, file.length - 500) >= 0) {
            return "vhd";
        }
        if (file.length > 512 && file[510] == 0x55 && file[511] == (byte) 0xAA && !isText(file)) {
            return "img";
        }
        return isText(file) ? textType(file) : UNKNOWN;
    }

    private static String textType(byte[] file) {
        String head = Bytes.latin1(file, 0, Math.min(file.length, TEXT_HEAD));
        String text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3).stripLeading() : head.stripLeading();
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("begin:vcalendar")) {
            return "ics";
        }
        if (lower.startsWith("begin:vcard")) {
            return "vcf";
        }
        if (lower.startsWith("[internetshortcut]")) {
            return "url";
        }
        if (lower.startsWith("#!")) {
            return "sh";
        }
        if (lower.contains("<svg")) {
            return "svg";
        }
        if (lower.contains("<hta:application")) {
            return "hta";
        }
        if (isHtml(lower)) {
            return "html";
        }
        if (lower.startsWith("<?xml")) {
            return "xml";
        }
        boolean mail = lower.startsWith("received:") || lower.startsWith("return-path:") || lower.startsWith("mime-version:");
        return mail ? "eml" : lower.isEmpty() ? UNKNOWN : "txt";
    }

    private static boolean isHtml(String lower) {
        for (String sign : new String[] {"<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<form", "<meta http-equiv"}) {
            if (lower.contains(sign)) {
                return true;
            }
        }
        return false;
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

    // The characters are the bytes.
    private static Magic magic(int at, String type, String chars) {
        return new Magic(at, type, Bytes.ascii(chars));
    }
}
