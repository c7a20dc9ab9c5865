package dev.cordon.mql.pattern;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** The named classes of code points: of Perl, of POSIX, general categories and scripts of Unicode. Sorted pairs of first and last. */
final class UnicodeClasses {
    static final int[] DIGIT = {'0', '9'};
    static final int[] SPACE = {'\t', '\n', '\f', '\r', ' ', ' '};
    static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};

    private static final Map<String, int[]> POSIX = Map.ofEntries(
        Map.entry("alnum", new int[] {'0', '9', 'A', 'Z', 'a', 'z'}), Map.entry("alpha", new int[] {'A', 'Z', 'a', 'z'}),
        Map.entry("ascii", new int[] {0, 0x7F}), Map.entry("blank", new int[] {'\t', '\t', ' ', ' '}),
        Map.entry("cntrl", new int[] {0, 0x1F, 0x7F, 0x7F}), Map.entry("digit", DIGIT), Map.entry("graph", new int[] {'!', '~'}),
        Map.entry("lower", new int[] {'a', 'z'}), Map.entry("print", new int[] {' ', '~'}),
        Map.entry("punct", new int[] {'!', '/', ':', '@', '[', '`', '{', '~'}), Map.entry("space", new int[] {'\t', '\r', ' ', ' '}),
        Map.entry("upper", new int[] {'A', 'Z'}), Map.entry("word", WORD), Map.entry("xdigit", new int[] {'0', '9', 'A', 'F', 'a', 'f'}));

    private static final int PLANE = 0x10000;
    /** Nothing is assigned in the planes from here. */
    private static final int EMPTY_FROM = 4 * PLANE;
    private static final int EMPTY_TO = 14 * PLANE;
    /** Two planes for private use, but for the last two places of each. */
    private static final int PRIVATE_FROM = 15 * PLANE;
    private static final int PRIVATE_LAST = 0xFFFD;

    private static final Map<String, int[]> FOUND = new ConcurrentHashMap<>();
    private static final String[] CATEGORIES = new String[31];

    static {
        String names = "Cn Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf -- Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf";
        String[] list = names.split(" ", -1);
        System.arraycopy(list, 0, CATEGORIES, 0, list.length);
    }

    private UnicodeClasses() {}

    /** The class between {@code [:} and {@code :]}. */
    static Optional<int[]> posix(String name) {
        return Optional.ofNullable(POSIX.get(name));
    }

    /** The class of {@code \p{name}}: a general category, a group of them by its first letter, a script, or {@code Any}. */
    static Optional<int[]> property(String name) {
        int[] known = FOUND.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<int[]> made = make(name);
        made.ifPresent(pairs -> FOUND.put(name, pairs));
        return made;
    }

    private static Optional<int[]> make(String name) {
        if (name.equals("Any")) {
            return Optional.of(new int[] {0, Character.MAX_CODE_POINT});
        }
        if (name.length() <= 2) {
            return category(name);
        }
        return script(name).map(script -> where(c -> Character.UnicodeScript.of(c) == script));
    }

    private static Optional<int[]> category(String name) {
        boolean wanted = false;
        boolean[] types = new boolean[CATEGORIES.length];
        for (int type = 1; type < types.length; type++) { // Cn, the unassigned, is no class of RE2
            types[type] = !CATEGORIES[type].isEmpty() && CATEGORIES[type].startsWith(name) && Character.isUpperCase(name.charAt(0));
            wanted |= types[type];
        }
        return wanted ? Optional.of(where(c -> types[Character.getType(c)])) : Optional.empty();
    }

    private static Optional<Character.UnicodeScript> script(String name) {
        for (Character.UnicodeScript script : Character.UnicodeScript.values()) {
            if (script != Character.UnicodeScript.UNKNOWN && title(script.name()).equals(name)) {
                return Optional.of(script);
            }
        }
        return Optional.empty();
    }

    private static String title(String upper) {
        StringBuilder name = new StringBuilder();
        for (String word : upper.split("_", -1)) {
            name.append(name.isEmpty() ? "" : "_").append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** The next code point that may be of another class: of the planes where all are alike, only the borders are looked at. */
    static int after(int c) {
        return switch (c) {
            case EMPTY_FROM -> EMPTY_TO;
            case PRIVATE_FROM -> PRIVATE_FROM + PRIVATE_LAST;
            case PRIVATE_FROM + PLANE -> PRIVATE_FROM + PLANE + PRIVATE_LAST;
            default -> c + 1;
        };
    }

    private static int[] where(IntPredicate member) {
        Ranges ranges = new Ranges();
        int first = -1;
        for (int c = 0; c <= Character.MAX_CODE_POINT + 1; c = after(c)) {
            boolean in = c <= Character.MAX_CODE_POINT && member.test(c);
            if (in && first < 0) {
                first = c;
            } else if (!in && first >= 0) {
                ranges.add(first, c - 1);
                first = -1;
            }
        }
        return ranges.sorted();
    }
}
