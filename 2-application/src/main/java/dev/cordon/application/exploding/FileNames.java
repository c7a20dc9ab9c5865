package dev.cordon.application.exploding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.cordon.application.observables.Scripts;
import dev.cordon.files.FileType;

/** What a file's name alone gives away. A name is data: it never becomes a path here. */
public final class FileNames {

    private static final Set<String> DEVICES = Set.of("aux", "clock$", "con", "conin$", "conout$", "nul", "prn");

    // What runs, or opens something that runs, when somebody opens it on an ordinary desktop. keep sorted
    private static final Set<String> DANGEROUS = Set.of("ace", "ade", "adp", "apk", "app", "appx", "appxbundle", "application", "appref-ms",
            "bas", "bat", "chm", "cmd", "com", "command", "cpl", "crt", "deb", "desktop", "diagcab", "dll", "dmg", "elf", "exe",
            "hlp", "hta", "img", "inf", "ins", "iqy", "iso", "isp", "jar", "jnlp", "js", "jse", "ksh", "lib", "library-ms", "lnk",
            "macho", "mde", "mht", "mhtml", "msc", "msh", "msi", "msix", "msixbundle", "msp", "mst", "one", "onepkg", "ocx",
            "osd", "pif", "pkg", "prf", "ps1", "ps1xml", "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "rdp", "reg", "rpm", "scf",
            "scr", "sct", "search-ms", "searchconnector-ms", "settingcontent-ms", "sh", "shb", "shs", "slk", "sys", "theme",
            "themepack", "udl", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "vxd", "website", "workflow", "wsc", "wsf", "wsh", "xbap",
            "xll", "xnk");

    private static final Set<String> DANGEROUS_TYPES = Set.of("apk", "chm", "class", "elf", "exe", "hta", "img", "iso", "jar", "lnk",
            "macho", "msi", "one", "sh", "url", "vhd", "vhdx");

    // What people believe to be harmless, so that it stands before the real extension. keep sorted
    private static final Set<String> HARMLESS = Set.of("bmp", "csv", "doc", "docx", "gif", "jpeg", "jpg", "mov", "mp3", "mp4", "odt", "pdf",
            "png", "ppt", "pptx", "rtf", "tif", "txt", "wav", "xls", "xlsx");

    private static final int LENGTH_MAX = 255;

    private FileNames() {
    }

    /** Whether a file of that extension runs when it is opened. */
    public static boolean isDangerousExtension(String extension) {
        return DANGEROUS.contains(extension);
    }

    /** Whether a file of that detected type runs when it is opened, whatever its name. */
    public static boolean isDangerousType(String type) {
        return DANGEROUS_TYPES.contains(type);
    }

    /** Whether a harmless extension stands before a dangerous one, perhaps with blanks between. */
    public static boolean isDoubled(String name) {
        String last = FileType.extension(name);
        int end = name.toLowerCase(Locale.ROOT).lastIndexOf("." + last);
        return isDangerousExtension(last) && end > 0 && HARMLESS.contains(FileType.extension(name.substring(0, end)));
    }

    /** Why a name is hostile, in stable words: absolute, control, device, direction, invisible, long, nul, parent, path, stream. */
    public static List<String> hostility(String name) {
        List<String> why = new ArrayList<>();
        String slashed = name.replace('\\', '/');
        boolean drive = slashed.length() > 1 && slashed.charAt(1) == ':' && Character.isLetter(slashed.charAt(0));
        note(why, "absolute", slashed.startsWith("/") || drive);
        note(why, "control", name.chars().anyMatch(c -> c < ' ' && c != 0 || c == 0x7F));
        note(why, "device", isDevice(slashed));
        note(why, "direction", name.codePoints().anyMatch(c -> Scripts.isTurning(c) || c == 0x200E || c == 0x200F));
        note(why, "invisible", name.codePoints().anyMatch(c -> Scripts.isInvisible(c) && c != 0x200E && c != 0x200F));
        note(why, "long", name.length() > LENGTH_MAX);
        note(why, "nul", name.indexOf(0) >= 0);
        note(why, "parent", slashed.equals("..") || slashed.startsWith("../") || slashed.contains("/../") || slashed.endsWith("/.."));
        note(why, "path", slashed.indexOf('/') >= 0);
        note(why, "stream", !drive && name.indexOf(':') > 0);
        return why;
    }

    private static void note(List<String> why, String word, boolean holds) {
        if (holds) {
            why.add(word);
        }
    }

    // Windows opens a device whatever extension follows: CON.txt, and COM1 to COM9, LPT1 to LPT9.
    private static boolean isDevice(String slashed) {
        String last = slashed.substring(slashed.lastIndexOf('/') + 1);
        int end = last.indexOf('.');
        String stem = (end < 0 ? last : last.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        boolean port = stem.length() == 4 && (stem.startsWith("com") || stem.startsWith("lpt")) && Character.isDigit(stem.charAt(3));
        return port || DEVICES.contains(stem);
    }
}
