package dev.cordon.mql.pattern;

import dev.cordon.mql.pattern.Syntax.Again;
import dev.cordon.mql.pattern.Syntax.All;
import dev.cordon.mql.pattern.Syntax.At;
import dev.cordon.mql.pattern.Syntax.Chars;
import dev.cordon.mql.pattern.Syntax.Either;
import dev.cordon.mql.pattern.Syntax.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text must hold for a pattern to match (R. Cox, "Regular Expression Matching with a Trigram Index", simplified): for each node
 * either all texts it matches, when they are few, or sets of which each match holds one. All texts are folded.
 */
final class Required {
    private static final int TEXTS_MOST = 32;
    private static final int LETTERS_MOST = 12;
    private static final int CLASS_MOST = 16;
    private static final int SETS_MOST = 3;
    private static final int LETTERS_LEAST = 2;

    /** All texts, or null when they are too many; and sets that hold whatever is before and after. */
    private record Needs(@Nullable Set<String> exact, List<Set<String>> sets) {}

    private static final Needs ANYTHING = new Needs(null, List.of());

    private Required() {}

    static List<List<String>> of(Syntax syntax) {
        Needs needs = needs(syntax);
        List<Set<String>> sets = new ArrayList<>(needs.sets);
        if (needs.exact != null) {
            sets.add(needs.exact);
        }
        return sets.stream().filter(set -> least(set) >= LETTERS_LEAST || (least(set) == 1 && set.stream().allMatch(t -> t.length() > 1
            || t.charAt(0) > 0xFF)))
            .sorted(Comparator.<Set<String>>comparingInt(set -> -worth(set))).limit(SETS_MOST).map(List::copyOf).toList();
    }

    private static Needs needs(Syntax syntax) {
        return switch (syntax) {
            case Chars(int[] pairs) -> chars(pairs);
            case At _ -> new Needs(Set.of(""), List.of());
            case Group(Syntax part, int _, String _) -> needs(part);
            case All(List<Syntax> parts) -> all(parts);
            case Either(List<Syntax> parts) -> either(parts);
            case Again again -> again(again);
        };
    }

    private static Needs chars(int[] pairs) {
        if (Ranges.size(pairs) > CLASS_MOST * 3) {
            return ANYTHING;
        }
        Set<String> texts = new LinkedHashSet<>();
        for (int at = 0; at < pairs.length; at += 2) {
            for (int c = pairs[at]; c <= pairs[at + 1]; c++) {
                texts.add(Character.toString(Folding.fold(c)));
            }
        }
        return texts.size() > CLASS_MOST ? ANYTHING : new Needs(texts, List.of());
    }

    private static Needs all(List<Syntax> parts) {
        List<Set<String>> sets = new ArrayList<>();
        Set<String> exact = Set.of("");
        boolean complete = true;
        for (Syntax part : parts) {
            Needs needs = needs(part);
            sets.addAll(needs.sets);
            Set<String> joined = needs.exact == null ? null : product(exact, needs.exact);
            if (joined == null) {
                complete = false;
                keep(sets, exact);
                exact = needs.exact == null ? Set.of("") : needs.exact;
            } else {
                exact = joined;
            }
        }
        if (complete) {
            return new Needs(exact, sets);
        }
        keep(sets, exact);
        return new Needs(null, sets);
    }

    private static void keep(List<Set<String>> sets, Set<String> exact) {
        if (least(exact) > 0) {
            sets.add(exact);
        }
    }

    /** Every text of one followed by every text of the other; null when they would be too many or too long. */
    private static @Nullable Set<String> product(Set<String> first, Set<String> second) {
        if (first.size() * second.size() > TEXTS_MOST || longest(first) + longest(second) > LETTERS_MOST) {
            return null;
        }
        Set<String> joined = new LinkedHashSet<>();
        for (String a : first) {
            for (String b : second) {
                joined.add(a + b);
            }
        }
        return joined;
    }

    private static Needs either(List<Syntax> parts) {
        Set<String> exact = new LinkedHashSet<>();
        Set<String> any = new LinkedHashSet<>();
        boolean allExact = true;
        boolean allNeed = true;
        for (Syntax part : parts) {
            Needs needs = needs(part);
            Set<String> best = best(needs);
            allExact &= needs.exact != null && needs.sets.isEmpty();
            allNeed &= best != null;
            if (needs.exact != null) {
                exact.addAll(needs.exact);
            }
            if (best != null) {
                any.addAll(best);
            }
            if (exact.size() > TEXTS_MOST) {
                allExact = false;
            }
        }
        if (allExact) {
            return new Needs(exact, List.of());
        }
        return allNeed && any.size() <= 4 * TEXTS_MOST ? new Needs(null, List.of(any)) : ANYTHING;
    }

    private static Needs again(Again again) {
        if (again.least() == 0) {
            Needs part = again.most() == 1 ? needs(again.part()) : ANYTHING;
            if (part.exact == null || !part.sets.isEmpty()) {
                return ANYTHING;
            }
            Set<String> texts = new LinkedHashSet<>(part.exact);
            texts.add("");
            return new Needs(texts, List.of());
        }
        Needs part = needs(again.part());
        if (again.most() == 1) {
            return part;
        }
        Set<String> best = best(part);
        return best == null ? ANYTHING : new Needs(null, List.of(best));
    }

    private static @Nullable Set<String> best(Needs needs) {
        List<Set<String>> sets = new ArrayList<>(needs.sets);
        if (needs.exact != null && least(needs.exact) > 0) {
            sets.add(needs.exact);
        }
        return sets.stream().max(Comparator.comparingInt(Required::worth)).orElse(null);
    }

    private static int worth(Set<String> set) {
        return Math.min(8, least(set)) * 16 - set.size();
    }

    private static int least(Set<String> set) {
        return set.stream().mapToInt(String::length).min().orElse(0);
    }

    private static int longest(Set<String> set) {
        return set.stream().mapToInt(String::length).max().orElse(0);
    }
}
