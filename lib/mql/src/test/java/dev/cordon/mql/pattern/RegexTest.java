package dev.cordon.mql.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ours against RE2/J, which is the reference for what a pattern means. */
final class RegexTest {
    private static final DfaRoom ROOM = new DfaRoom(64 << 20);

    @Test void theCasesThatOthersGetWrong() {
        assertThat(search("(?P<n>a)(?<m>b)", "xab")).isTrue();
        assertThat(search("@\\s*{\\s*domain\\s*}", "@ { domain }")).isTrue();
        assertThat(search("[[:punct:]]", "!")).isTrue();
        assertThat(search("\\bé", "é")).as("word boundaries are ASCII").isFalse();
        assertThat(search("a.c", "a\nc")).as("a dot is no line feed").isFalse();
        assertThat(new Regex("re|fwd?", true, true, ROOM).matches("FWD", Fuel.ENDLESS)).isTrue();
        assertThat(new Regex("re|fwd?", true, true, ROOM).matches("rex", Fuel.ENDLESS)).isFalse();
        assertThat(new Regex("straße|ſ", true, false, ROOM).matches("STRAẞE", Fuel.ENDLESS)).isTrue();
        assertThat(new Regex("^.{2}$", false, false, ROOM).matches("😀é", Fuel.ENDLESS)).as("code points").isTrue();
    }

    @Test void groupsThatTakeNoPartAreEmpty() {
        List<Regex.Match> matches = new Regex("(a)|(?P<n>b)", false, false, ROOM).find("xaby", Fuel.ENDLESS);
        assertThat(matches).extracting(Regex.Match::full).containsExactly("a", "b");
        assertThat(matches.get(0).groups()).containsExactly("a", "");
        assertThat(matches.get(0).named()).containsEntry("n", "");
        assertThat(matches.get(1).named()).containsEntry("n", "b");
    }

    @Test void whatRe2RefusesIsRefusedWithAWayOut() {
        for (String bad : List.of("(", ")", "a**", "*a", "[a", "a{1001}", "a{2,1}", "(?=a)", "(?!a)", "\\1", "(?P<n>a)(?P<n>b)",
            "\\p{Nope}", "[b-a]",
                "\\", "(?P<>a)", "[[:nope:]]", "\\8", "(?<=a)", "(?>a)", "a++", "\\x{110000}", "x{500}{500}", "\\Z")) {
            assertThat(Regex.problem(bad)).as(bad).isPresent();
        }
        assertThat(Regex.problem("((a{100}){100}){100}")).isPresent();
        assertThat(Regex.problem("(".repeat(10_000) + ")".repeat(10_000))).isPresent();
    }

    @Test void hostilePatternsAndTextsTakeLinearTime() {
        String text = "a".repeat(20_000);
        for (String pattern : List.of("(a+)+$b", "(a|aa)+b", "(.*)(.*)(.*)(.*)x", "(a?){50}a{50}b", "[ab]*a[ab]{14}c")) {
            assertThat(search(pattern, text + (pattern.contains("c") ? "bababbabaab".repeat(2_000) : ""))).as(pattern).isFalse();
        }
        DfaRoom narrow = new DfaRoom(1 << 12);
        StringBuilder mixed = new StringBuilder();
        Random random = new Random(7);
        for (int at = 0; at < 5_000; at++) {
            mixed.append(random.nextBoolean() ? 'a' : 'b');
        }
        Regex wide = new Regex("(a|b)*a(a|b){12}c", false, false, narrow);
        assertThat(wide.matches(mixed + "c", Fuel.ENDLESS)).isEqualTo(search("(a|b)*a(a|b){12}c", mixed + "c"));
        narrow.tidy();
        assertThat(narrow.bytes()).isLessThanOrEqualTo(1 << 12);
    }

    @Test void randomPatternsMeanWhatTheReferenceSays() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            String pattern = randomPattern(random, 3);
            List<String> texts = new ArrayList<>();
            for (int count = 0; count < 6; count++) {
                texts.add(randomText(random));
            }
            compare(pattern, texts, "seed " + seed);
        }
    }

    @Test void codePointsThatAreNotLookedAtAreAsTheOneBefore() {
        for (int c = 0; c < Character.MAX_CODE_POINT; c = UnicodeClasses.after(c)) {
            for (int skipped = c + 1; skipped < UnicodeClasses.after(c); skipped++) {
                if (Character.getType(skipped) != Character.getType(c)
                        || Character.UnicodeScript.of(skipped) != Character.UnicodeScript.of(c)) {
                    fail(Integer.toHexString(skipped));
                }
            }
        }
    }

    @Tag("slow") @Test void everyPatternOfTheCorpusMeansWhatTheReferenceSays() {
        if (!Corpus.present()) {
            return;
        }
        Set<String> literals = Corpus.literals();
        int compared = 0;
        Random random = new Random(1);
        for (String literal : literals) {
            if (literal.length() < 400) {
                compared += compare(literal, textsFor(literal, random), "corpus");
            }
        }
        assertThat(compared).isGreaterThan(2_669);
    }

    @Test void foldingIsTheOneOfTheUnicodeData() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.getType(c) != Character.UNASSIGNED && Character.getType(c) != Character.SURROGATE) {
                int simple = com.ibm.icu.lang.UCharacter.foldCase(c, true);
                assertThat(Folding.fold(c) == Folding.fold(simple)).as("U+%04X folds with U+%04X", c, simple).isTrue();
            }
        }
        assertThat(Folding.equal("İ", "i")).isFalse();
        assertThat(Folding.equal("ı", "I")).isFalse();
        assertThat(Folding.fold("Straße ÄÖ 𐐀")).isEqualTo("straße äö 𐐨");
    }

    private static boolean search(String pattern, String text) {
        return new Regex(pattern, false, false, ROOM).matches(text, Fuel.ENDLESS);
    }

    private static int compare(String pattern, List<String> texts, String what) {
        for (boolean ignoreCase : new boolean[] {false, true}) {
            Pattern reference;
            try {
                reference = Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
            } catch (PatternSyntaxException e) {
                assertThat(Regex.problem(pattern)).as("%s: %s should be refused: %s", what, pattern, e.getMessage()).isPresent();
                return 0;
            }
            assertThat(Regex.problem(pattern)).as("%s: %s", what, pattern).isEmpty();
            Regex ours = new Regex(pattern, ignoreCase, false, ROOM);
            Regex whole = new Regex(pattern, ignoreCase, true, ROOM);
            List<List<String>> required = ours.required();
            for (String text : texts) {
                boolean expected = reference.matcher(text).find();
                assertThat(ours.matches(text, Fuel.ENDLESS)).as("%s: /%s/ %s in <%s>", what, pattern, ignoreCase, text).isEqualTo(expected);
                assertThat(whole.matches(text, Fuel.ENDLESS)).as("%s: whole /%s/ %s in <%s>", what, pattern, ignoreCase, text)
                    .isEqualTo(reference.matcher(text).matches());
                assertThat(finds(ours, text)).as("%s: finds of /%s/ %s in <%s>", what, pattern, ignoreCase,
                    text).isEqualTo(finds(reference, text));
                if (expected) {
                    String folded = Folding.fold(text);
                    assertThat(required.stream().allMatch(set -> set.stream().anyMatch(folded::contains)))
                        .as("%s: /%s/ matches <%s> without %s", what, pattern, text, required).isTrue();
                }
            }
        }
        return 1;
    }

    private static List<String> finds(Regex ours, String text) {
        return ours.find(text, Fuel.ENDLESS).stream().map(m -> m.start() + ":" + m.full() + m.groups()).toList();
    }

    private static List<String> finds(Pattern reference, String text) {
        List<String> found = new ArrayList<>();
        com.google.re2j.Matcher matcher = reference.matcher(text);
        int lastEnd = -1;
        while (matcher.find()) {
            if (matcher.start() > 0 && matcher.start() < text.length() && Character.isLowSurrogate(text.charAt(matcher.start()))) {
                continue; // after an empty match it goes on by one UTF-16 unit, into the middle of a character
            }
            boolean repeated = matcher.start() == matcher.end() && matcher.start() == lastEnd;
            lastEnd = matcher.end();
            if (repeated) {
                continue; // Go, whose language this is, gives no empty match where the last match ended
            }
            List<String> groups = new ArrayList<>();
            for (int group = 1; group <= matcher.groupCount(); group++) {
                groups.add(matcher.group(group) == null ? "" : matcher.group(group));
            }
            found.add(matcher.start() + ":" + matcher.group() + groups);
        }
        return found;
    }

    private static String randomPattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
            pattern.append(switch (random.nextInt(depth > 0 ? 16 : 11)) {
                case 0 -> "[a-c]";
                case 1 -> "[^b\\s]";
                case 2 -> "\\b";
                case 3 -> ".";
                case 4 -> List.of("\\w", "\\d", "\\s", "\\W", "é", "[[:alpha:]]", "\\x{e9}", "K", "\\B").get(random.nextInt(9));
                case 5 -> List.of("^", "$", "(?m:^)", "(?m:$)", "\\z", "\\A", "(?i)", "(?s).").get(random.nextInt(8));
                case 6, 7, 8, 9, 10 -> String.valueOf("abcAk \né".charAt(random.nextInt(8)));
                case 11 -> "(" + randomPattern(random, depth - 1) + ")";
                case 12 -> "(?:" + randomPattern(random, depth - 1) + ")";
                case 13 -> "(" + randomPattern(random, depth - 1) + "|" + randomPattern(random, depth - 1) + ")";
                case 14 -> "(?i:" + randomPattern(random, depth - 1) + ")";
                default -> randomPattern(random, depth - 1);
            });
            char last = pattern.charAt(pattern.length() - 1);
            if (random.nextInt(3) == 0 && last != '*' && last != '+' && last != '?' && last != '}') {
                pattern.append(List.of("*", "+", "?", "{2}", "{1,3}", "*?", "+?", "??", "{0,2}?").get(random.nextInt(9)));
            }
        }
        return pattern.toString();
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(14); length > 0; length--) {
            text.append("aabbccABCkK1 \n_éÉ-\u212A".charAt(random.nextInt(19)));
        }
        return text.toString();
    }

    /** Texts near to what a pattern wants: its own characters, with the syntax taken away in several manners. */
    private static List<String> textsFor(String pattern, Random random) {
        List<String> texts = new ArrayList<>(List.of("", pattern));
        String bare = pattern.replaceAll("\\\\[a-z]", "a").replaceAll("[\\\\()?*+\\[\\]^$|{}]", "");
        texts.add(bare);
        texts.add("x " + bare.toUpperCase(java.util.Locale.ROOT) + "\n" + bare);
        for (String part : pattern.split("[|()]", -1)) {
            if (texts.size() < 10) {
                texts.add("a 1 " + part.replaceAll("\\\\s[*+]?", " ").replaceAll("\\\\[wd][*+]?", "5").replaceAll("[\\\\?*+^$]", "")
                    + random.nextInt(100));
            }
        }
        return texts;
    }
}
