package dev.cordon.mql.pattern;

import dev.cordon.mql.pattern.PatternProblem.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression with the syntax and meaning of RE2: time grows linearly with the text whatever the pattern, {@code \w \d \s \b} are
 * ASCII, case is Unicode simple folding, counts are in code points. It is read and made when first used, and is safe for several threads.
 */
public final class Regex {
    private final String pattern;
    private final boolean ignoreCase;
    private final boolean whole;
    private final DfaRoom room;
    private volatile @Nullable Made made;

    /** A pattern that is known to be good; {@link #problem} tells. */
    public Regex(String pattern, boolean ignoreCase, boolean whole, DfaRoom room) {
        this.pattern = pattern;
        this.ignoreCase = ignoreCase;
        this.whole = whole;
        this.room = room;
    }

    private record Made(Program program, LazyDfa dfa, List<String> groupNames) {}

    /**
     * A match: all of it, and its groups in the order of their opening parentheses, the empty text for one that took no part.
     *
     * @param full the whole match
     * @param groups the groups from the first
     * @param named the groups that have a name, by it
     * @param start where it begins, in UTF-16 units
     * @param end first place after it
     */
    public record Match(String full, List<String> groups, Map<String, String> named, int start, int end) {}

    private static final Map<String, Optional<PatternProblem>> CHECKED = new ConcurrentHashMap<>();
    private static final int CHECKED_MOST = 20_000;

    /** What is wrong with a pattern, if anything. */
    public static Optional<PatternProblem> problem(String pattern) {
        Optional<PatternProblem> known = CHECKED.get(pattern);
        if (known != null) {
            return known;
        }
        Optional<PatternProblem> problem;
        try {
            Syntax syntax = RegexReader.read(pattern, false).syntax();
            problem = written(syntax) > Program.LENGTH_MOST
                ? Optional.of(new PatternProblem("the pattern is too large once its repetitions are written out", 0)) : Optional.empty();
        } catch (Found found) {
            problem = Optional.of(found.problem());
        }
        if (CHECKED.size() < CHECKED_MOST) {
            CHECKED.put(pattern, problem);
        }
        return problem;
    }

    /** An upper bound of the instructions it needs. */
    private static long written(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Chars _, Syntax.At _ -> 1;
            case Syntax.All all -> all.parts().stream().mapToLong(Regex::written).sum() + 1;
            case Syntax.Either either -> either.parts().stream().mapToLong(p -> written(p) + 1).sum();
            case Syntax.Group group -> written(group.part()) + 2;
            case Syntax.Again again -> (written(again.part()) + 1) * Math.max(1, Math.max(again.least(), again.most())) + 2;
        };
    }

    /** The pattern as written. */
    public String pattern() {
        return pattern;
    }

    /** Whether case is ignored. */
    public boolean ignoresCase() {
        return ignoreCase;
    }

    /** Whether it matches: some part of the text, or all of it when made so. */
    public boolean matches(String text, Fuel fuel) {
        return made().dfa.matches(text, fuel);
    }

    /** How many matches there are that do not overlap. */
    public long count(String text, Fuel fuel) {
        long count = 0;
        if (!matches(text, fuel)) {
            return 0;
        }
        Finder finder = new Finder(2, text, fuel);
        while (finder.next() != null) {
            count++;
        }
        return count;
    }

    /** All matches that do not overlap, from left to right. */
    public List<Match> find(String text, Fuel fuel) {
        if (!matches(text, fuel)) {
            return List.of();
        }
        List<String> names = made().groupNames;
        List<Match> matches = new ArrayList<>();
        Finder finder = new Finder(2 * names.size(), text, fuel);
        for (int[] slots = finder.next(); slots != null; slots = finder.next()) {
            List<String> groups = new ArrayList<>(names.size());
            Map<String, String> named = new TreeMap<>();
            for (int group = 1; group < names.size(); group++) {
                boolean took = slots[2 * group] >= 0 && slots[2 * group + 1] >= 0;
                String part = took ? text.substring(slots[2 * group], slots[2 * group + 1]) : "";
                groups.add(part);
                if (!names.get(group).isEmpty()) {
                    named.put(names.get(group), part);
                }
            }
            matches.add(new Match(text.substring(slots[0], slots[1]), List.copyOf(groups), Map.copyOf(named), slots[0], slots[1]));
        }
        return matches;
    }

    /** Sets of folded texts: every match holds at least one text of each set, once it is folded. */
    public List<List<String>> required() {
        return Required.of(syntax().syntax());
    }

    private RegexReader.Read syntax() {
        return RegexReader.read(pattern, ignoreCase);
    }

    private Made made() {
        Made known = made;
        if (known == null) {
            RegexReader.Read read = syntax();
            Syntax syntax = whole
                ? new Syntax.All(List.of(new Syntax.At(Syntax.Place.TEXT_START), read.syntax(), new Syntax.At(Syntax.Place.TEXT_END)))
                : read.syntax();
            Program program = new Program(syntax);
            known = new Made(program, new LazyDfa(program, room), read.groupNames());
            made = known;
        }
        return known;
    }

    /** Matches one after the other; an empty one is not taken where the last one ended. */
    private final class Finder {
        private final Pike pike;
        private final String text;
        private int from;
        private int lastEnd = -1;

        Finder(int slots, String text, Fuel fuel) {
            this.pike = new Pike(made().program, slots, text, fuel);
            this.text = text;
        }

        int @Nullable [] next() {
            while (from <= text.length()) {
                int[] slots = pike.find(from);
                if (slots == null) {
                    from = text.length() + 1;
                    return null;
                }
                boolean empty = slots[0] == slots[1];
                boolean repeated = empty && slots[1] == lastEnd;
                lastEnd = slots[1];
                from = !empty ? slots[1] : slots[1] < text.length() ? slots[1] + Character.charCount(text.codePointAt(slots[1]))
                    : text.length() + 1;
                if (!repeated) {
                    return slots;
                }
            }
            return null;
        }
    }
}
