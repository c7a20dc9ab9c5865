package dev.cordon.mdm.file;

import dev.cordon.bounds.Budget;
import dev.cordon.files.FileType;
import dev.cordon.files.ole.Ole;
import dev.cordon.files.zip.Office;
import dev.cordon.files.zip.ZipListing;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its own bytes, in the words of the model (D.5 of the specification). Text, mail, shortcuts and notebooks have no word
 * and are {@code unknown}; HTML, SVG and calendars are recognised although they are text.
 */
public final class FileTypes {

    /** Not recognised. */
    public static final String UNKNOWN = "unknown";

    // keep sorted
    private static final Set<String> WORDS = Set.of("3gp", "7z", "Z", "aac", "aiff", "amr", "ar", "avi", "bmp", "bz2", "cab", "cr2", "crx",
            "dcm", "deb", "dex", "dey", "doc", "docx", "dwg", "elf", "eot", "epub", "exe", "flac", "flv", "gif", "gz", "heif", "html", "ico",
            "ics", "iso", "jp2", "jpg", "jxr", "lz", "m4a", "m4v", "macho", "mid", "mkv", "mov", "mp3", "mp4", "mpg", "nes", "ogg", "otf",
            "pdf", "png", "ppt", "pptx", "ps", "psd", "rar", "rpm", "rtf", "sqlite", "svg", "swf", "tar", "tif", "ttf", "wasm", "wav",
            "webm", "webp", "wmv", "woff", "woff2", "xls", "xlsx", "xz", "zip", "zst");

    private FileTypes() {
    }

    /** The word for these bytes. */
    public static String of(byte[] file) {
        String type = FileType.of(file);
        return switch (type) {
            // Packages that have no word of their own are archives.
            case "zip" -> word(Office.type(ZipListing.of(file, Budget.MESSAGE.meter())), "zip");
            case "ole" -> word(Ole.type(file), UNKNOWN);
            default -> word(type, UNKNOWN);
        };
    }

    /** What stands after the last dot of a name, in lower case; null when that is nothing. */
    public static @Nullable String extension(@Nullable String name) {
        int dot = name == null ? -1 : name.lastIndexOf('.');
        return name == null || dot < 0 || dot == name.length() - 1 ? null : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String word(String type, String otherwise) {
        return WORDS.contains(type) ? type : otherwise;
    }
}
