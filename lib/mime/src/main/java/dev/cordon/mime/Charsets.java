package dev.cordon.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the charset behind a label. The table follows what browsers do (WHATWG Encoding Standard, "Names and labels"): labels
 * of subsets are read as their supersets, since that is what the person in front of the screen will see.
 */
final class Charsets {

    private static final int CACHE_MAX = 256;
    private static final Map<String, CharsetReader> CACHE = new ConcurrentHashMap<>();

    /** Label in lower case, and the name under which the JDK knows what it means. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("latin1", "windows-1252"), Map.entry("latin-1", "windows-1252"), Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"), Map.entry("iso_8859-1", "windows-1252"), Map.entry("l1", "windows-1252"),
            Map.entry("iso88591", "windows-1252"), Map.entry("iso_8859-1:1987", "windows-1252"),
            Map.entry("cp1252", "windows-1252"), Map.entry("x-cp1252", "windows-1252"), Map.entry("ansi", "windows-1252"),
            Map.entry("win-1252", "windows-1252"), Map.entry("cp-850", "ibm850"), Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"), Map.entry("iso-8859-9", "windows-1254"), Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"), Map.entry("tis-620", "x-windows-874"), Map.entry("tis620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"), Map.entry("gb2312", "gbk"), Map.entry("gb_2312-80", "gbk"),
            Map.entry("gb_2312", "gbk"), Map.entry("csgb2312", "gbk"), Map.entry("chinese", "gbk"), Map.entry("cp936", "gbk"),
            Map.entry("x-gbk", "gbk"), Map.entry("ms936", "gbk"), Map.entry("euc-cn", "gbk"), Map.entry("hz", "x-hz"),
            Map.entry("hz-gb-2312", "x-hz"), Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"), Map.entry("ksc5601", "x-windows-949"),
            Map.entry("korean", "x-windows-949"), Map.entry("cp949", "x-windows-949"), Map.entry("euc-kr", "x-windows-949"),
            Map.entry("windows-949", "x-windows-949"), Map.entry("big5", "big5-hkscs"), Map.entry("cn-big5", "big5-hkscs"),
            Map.entry("x-x-big5", "big5-hkscs"), Map.entry("shift_jis", "windows-31j"), Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"), Map.entry("x-sjis", "windows-31j"), Map.entry("ms_kanji", "windows-31j"),
            Map.entry("cp932", "windows-31j"), Map.entry("ms932", "windows-31j"), Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"), Map.entry("cp50220", "x-windows-iso2022jp"),
            Map.entry("x-euc-jp", "euc-jp"), Map.entry("ujis", "euc-jp"), Map.entry("utf8", "utf-8"), Map.entry("utf_8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"), Map.entry("utf-8-mac", "utf-8"), Map.entry("utf-8n", "utf-8"),
            Map.entry("cp65001", "utf-8"), Map.entry("utf8mb4", "utf-8"), Map.entry("unicode", "utf-16"), Map.entry("utf16", "utf-16"),
            Map.entry("ucs-2", "utf-16"), Map.entry("macintosh", "x-macroman"), Map.entry("mac", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"), Map.entry("macroman", "x-macroman"), Map.entry("koi8", "koi8-r"),
            Map.entry("koi", "koi8-r"), Map.entry("koi8-ru", "koi8-u"), Map.entry("cp1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"), Map.entry("win1251", "windows-1251"), Map.entry("cp1250", "windows-1250"),
            Map.entry("iso-10646-ucs-2", "utf-16"), Map.entry("dos-866", "ibm866"), Map.entry("cp866", "ibm866"));

    private Charsets() {
    }

    /** The reader for a label; one that knows nothing of the charset when nobody does. */
    static CharsetReader of(String label) {
        String clean = clean(label);
        return switch (clean) {
            case "utf-8", "utf8" -> CharsetReader.UTF_8;
            case "us-ascii", "ascii", "", "ansi_x3.4-1968", "us", "unknown-8bit", "x-unknown", "8bit", "7bit", "default",
                 "x-user-defined", "unknown", "undefined", "charset" -> CharsetReader.ASCII;
            case "iso-8859-1", "windows-1252" -> CharsetReader.WINDOWS_1252;
            case "utf-7", "utf7", "unicode-1-1-utf-7", "x-utf-7", "csunicode11utf7", "x-unicode-2-0-utf-7", "unicode-2-0-utf-7" ->
                    CharsetReader.UTF_7;
            default -> cached(clean);
        };
    }

    private static CharsetReader cached(String clean) {
        CharsetReader known = CACHE.get(clean);
        if (known != null) {
            return known;
        }
        CharsetReader found = lookUp(clean);
        if (CACHE.size() < CACHE_MAX) {
            CACHE.put(clean, found);
        }
        return found;
    }

    private static CharsetReader lookUp(String clean) {
        String name = ALIASES.getOrDefault(clean, clean);
        if (name.equals("windows-1252")) {
            return CharsetReader.WINDOWS_1252;
        }
        if (name.equals("x-hz")) {
            return CharsetReader.HZ;
        }
        if (!isLegal(name) || !Charset.isSupported(name)) {
            return CharsetReader.unknown(clean);
        }
        Charset charset = Charset.forName(name);
        return charset.equals(StandardCharsets.UTF_8) ? CharsetReader.UTF_8 : CharsetReader.of(charset);
    }

    /** A label without quotes, blanks and case. */
    private static String clean(String label) {
        int from = 0;
        int to = label.length();
        while (from < to && isWrap(label.charAt(from))) {
            from++;
        }
        while (to > from && isWrap(label.charAt(to - 1))) {
            to--;
        }
        return label.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean isWrap(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == ';' || c == ',';
    }

    private static boolean isLegal(String name) {
        if (name.isEmpty() || name.length() > 60 || !isLetterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c) && "-+.:_".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }
}
