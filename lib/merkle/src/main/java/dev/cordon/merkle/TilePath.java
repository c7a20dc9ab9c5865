package dev.cordon.merkle;

/**
 * The name of a tile or entry bundle in a C2SP tlog-tiles log: {@code tile/<L>/<N>[.p/<W>]} or
 * {@code tile/entries/<N>[.p/<W>]}.
 *
 * @param level the tile level, 0 to 7 in practice and at most 63; {@link #ENTRIES} for an entry bundle
 * @param index which tile of its level, from 0
 * @param width how many hashes or entries it holds, 1 to 256; below 256 it is partial
 */
public record TilePath(int level, long index, int width) {

    /** The level that stands for entry bundles. */
    public static final int ENTRIES = -1;

    /** How many hashes or entries a full tile holds. */
    public static final int FULL = 256;

    /** Refuses what has no path. */
    public TilePath {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no such tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The path below the log's folder, with slashes. */
    public String path() {
        return full() + (width == FULL ? "" : ".p/" + width);
    }

    /** The path of the full tile that this one is or will become. */
    public String full() {
        return "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + number(index);
    }

    /** A tile number in groups of three digits, all but the last marked with x: 1234067 is {@code x001/x234/067}. */
    static String number(long index) {
        String text = group(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text = "x" + group(rest % 1000) + "/" + text;
        }
        return text;
    }

    private static String group(long value) {
        return "" + (char) ('0' + value / 100) + (char) ('0' + value / 10 % 10) + (char) ('0' + value % 10);
    }

    /**
     * Reads a path as {@link #path()} writes it.
     *
     * @throws Malformed when the text is anything else, such as a number with too few digits
     */
    public static TilePath parse(String path) throws Malformed {
        String[] parts = path.split("/", -1);
        if (parts.length < 3 || parts.length > 12 || !parts[0].equals("tile")) {
            throw new Malformed("not a tile path");
        }
        int level = parts[1].equals("entries") ? ENTRIES : (int) decimal(parts[1], 63);
        int last = parts.length - 1;
        int width = FULL;
        if (parts[last - 1].endsWith(".p")) {
            width = (int) decimal(parts[last], FULL - 1);
            last--;
            parts[last] = parts[last].substring(0, parts[last].length() - 2);
        }
        long index = 0;
        for (int i = 2; i <= last; i++) {
            boolean marked = parts[i].startsWith("x");
            String digits = marked ? parts[i].substring(1) : parts[i];
            if (marked == (i == last) || digits.length() != 3 || index > Long.MAX_VALUE / 1000 - 1) {
                throw new Malformed("not a tile number");
            }
            index = index * 1000 + digits(digits);
        }
        if (width == 0) {
            throw new Malformed("a partial tile holds at least one hash");
        }
        TilePath tile = new TilePath(level, index, width);
        if (!tile.path().equals(path)) {
            throw new Malformed("not the shortest form of a tile path");
        }
        return tile;
    }

    private static long decimal(String text, long max) throws Malformed {
        if (text.isEmpty() || text.length() > 3 || text.length() > 1 && text.charAt(0) == '0') {
            throw new Malformed("not a number as tile paths write it");
        }
        long value = digits(text);
        if (value > max) {
            throw new Malformed("number over " + max);
        }
        return value;
    }

    private static long digits(String text) throws Malformed {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new Malformed("not a digit");
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
