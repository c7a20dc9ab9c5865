package dev.cordon.files;

/**
 * Bytes that stand at a fixed place of every file of a type.
 *
 * @param at where
 * @param type the type they tell
 * @param bytes the bytes
 */
record Magic(int at, String type, byte[] bytes) {

    // Sorted by type, but a longer pattern before one that it begins with; the first that fits counts. The characters are the bytes.
    private static final Magic[] ALL = {
        magic(0, "7z", "7z\u00BC\u00AF'\u001C"),
        magic(0, "Z", "\u001F\u009D"),
        magic(0, "Z", "\u001F\u00A0"),
        magic(8, "aiff", "AIFF"),
        magic(0, "amr", "#!AMR"),
        magic(0, "deb", "!<arch>\ndebian"),
        magic(0, "ar", "!<arch>\n"),
        magic(0, "arj", "`\u00EA"),
        magic(8, "avi", "AVI "),
        magic(0, "bmp", "BM"),
        magic(0, "bz2", "BZh"),
        magic(0, "cab", "MSCF"),
        magic(0, "chm", "ITSF"),
        magic(0, "class", "\u00CA\u00FE\u00BA\u00BE"),
        magic(8, "cr2", "CR\u0002"),
        magic(0, "crx", "Cr24"),
        magic(128, "dcm", "DICM"),
        magic(0, "dex", "dex\n"),
        magic(0, "dey", "dey\n"),
        magic(0, "dwg", "AC10"),
        magic(0, "elf", "\u007FELF"),
        magic(34, "eot", "LP"),
        magic(0, "flac", "fLaC"),
        magic(0, "flv", "FLV\u0001"),
        magic(0, "gif", "GIF8"),
        magic(0, "gz", "\u001F\u008B\u0008"),
        magic(0, "ico", "\u0000\u0000\u0001\u0000"),
        magic(0x8001, "iso", "CD001"),
        magic(0, "jp2", "\u0000\u0000\u0000\u000CjP  "),
        magic(0, "jpg", "\u00FF\u00D8\u00FF"),
        magic(0, "jxr", "II\u00BC\u0001"),
        magic(0, "lnk", "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000"),
        magic(0, "lz", "LZIP"),
        magic(2, "lzh", "-lh"),
        magic(0, "macho", "\u00CE\u00FA\u00ED\u00FE"),
        magic(0, "macho", "\u00CF\u00FA\u00ED\u00FE"),
        magic(0, "macho", "\u00FE\u00ED\u00FA\u00CE"),
        magic(0, "macho", "\u00FE\u00ED\u00FA\u00CF"),
        magic(0, "mid", "MThd"),
        magic(0, "mkv", "\u001AE\u00DF\u00A3"),
        magic(0, "mp3", "ID3"),
        magic(0, "mpg", "\u0000\u0000\u0001\u00B3"),
        magic(0, "mpg", "\u0000\u0000\u0001\u00BA"),
        magic(0, "nes", "NES\u001A"),
        magic(0, "ogg", "OggS"),
        magic(0, "one", "\u00E4R\\{\u008C\u00D8\u00A7M\u00AE\u00B1Sx\u00D0)\u0096\u00D3"),
        magic(0, "otf", "OTTO\u0000"),
        magic(0, "pdf", "%PDF-"),
        magic(0, "png", "\u0089PNG\r\n\u001A\n"),
        magic(0, "ps", "%!PS"),
        magic(0, "psd", "8BPS"),
        magic(0, "rar", "Rar!\u001A\u0007"),
        magic(0, "rpm", "\u00ED\u00AB\u00EE\u00DB"),
        magic(0, "rtf", "{\\rt"),
        magic(0, "sqlite", "SQLite format 3"),
        magic(0, "swf", "CWS"),
        magic(0, "swf", "FWS"),
        magic(257, "tar", "ustar"),
        magic(0, "tif", "II*\u0000"),
        magic(0, "tif", "MM\u0000*"),
        magic(0, "tnef", "x\u009F>\""),
        magic(0, "ttf", "\u0000\u0001\u0000\u0000\u0000"),
        magic(0, "vhd", "conectix"),
        magic(0, "vhdx", "vhdxfile"),
        magic(0, "wasm", "\u0000asm"),
        magic(8, "wav", "WAVE"),
        magic(8, "webp", "WEBP"),
        magic(0, "wmv", "0&\u00B2u\u008Ef\u00CF\u0011"),
        magic(0, "woff", "wOFF"),
        magic(0, "woff2", "wOF2"),
        magic(0, "xz", "\u00FD7zXZ\u0000"),
        magic(0, "zst", "(\u00B5/\u00FD"),
    };

    /** The type of the first pattern that fits and is no accident; empty when none does. */
    static String type(byte[] file) {
        for (Magic magic : ALL) {
            if (magic.fits(file) && !magic.isAccident(file)) {
                return magic.type;
            }
        }
        return FileType.UNKNOWN;
    }

    private boolean fits(byte[] file) {
        return Bytes.find(file, bytes, at, at + 1) == at;
    }

    // A few letters alone are no proof.
    private boolean isAccident(byte[] file) {
        return switch (type) {
            case "bmp", "arj", "lzh", "swf", "flv", "dwg" -> file.length < 26 || FileType.isText(file);
            case "bz2" -> file.length < 10 || file[3] < '1' || file[3] > '9';
            // Two versions of the format (W3C Embedded OpenType §4.1), and one before them.
            case "eot" -> Bytes.u32(file, 8) != 0x20001 && Bytes.u32(file, 8) != 0x20002 && Bytes.u32(file, 8) != 0x10000;
            // Mach-O files for several processors begin alike; they have few parts, class files have versions from 45 on.
            case "class" -> file.length > 7 && file[4] == 0 && file[5] == 0 && (file[7] & 255) < 40;
            case "webp", "wav", "avi" -> Bytes.find(file, Bytes.ascii("RIFF"), 0, 1) != 0;
            case "aiff" -> Bytes.find(file, Bytes.ascii("FORM"), 0, 1) != 0;
            default -> false;
        };
    }

    private static Magic magic(int at, String type, String chars) {
        return new Magic(at, type, Bytes.ascii(chars));
    }
}
