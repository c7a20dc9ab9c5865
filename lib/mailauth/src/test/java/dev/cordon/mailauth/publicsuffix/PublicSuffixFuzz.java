package dev.cordon.mailauth.publicsuffix;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Fuzz target, in the form that Jazzer calls: the first line is a name, the rest a list. */
public final class PublicSuffixFuzz {

    private PublicSuffixFuzz() {}

    /** Reads one list and asks for one name, in that list and in the built-in one. */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        String name = text.lines().findFirst().orElse("");
        ask(PublicSuffixList.read(data), name);
        ask(PublicSuffixList.builtin(), name);
    }

    private static void ask(PublicSuffixList list, String name) {
        for (Section section : Section.values()) {
            String suffix = list.publicSuffix(name, section);
            String owned = list.registrable(name, section);
            boolean nested = owned.isEmpty() || owned.endsWith("." + suffix) && owned.length() > suffix.length();
            boolean ascii = name.chars().allMatch(c -> c < 0x80);
            String lower = name.toLowerCase(Locale.ROOT);
            boolean fromName = !ascii || (lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower).endsWith(suffix);
            boolean again = owned.isEmpty() || list.registrable(owned, section).equals(owned);
            if (!nested || !fromName || !again || suffix.startsWith(".")) {
                throw new AssertionError("`" + name + "` has suffix `" + suffix + "` and owner `" + owned + "`");
            }
        }
        list.knows(name);
    }
}
