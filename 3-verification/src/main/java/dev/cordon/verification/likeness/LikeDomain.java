package dev.cordon.verification.likeness;

import dev.cordon.kernel.message.Domain;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether a domain was made to be taken for another. */
public final class LikeDomain {

    /**
     * A domain that looks like a protected one.
     *
     * @param like the protected one
     * @param how by which trick
     */
    public record Likeness(Domain like, How how) {}

    /** By which trick. */
    public enum How {
        /** Other characters that look the same. */
        LOOKS_SAME,
        /** A letter more, less, other or swapped. */
        MISTYPED,
        /** The protected name with a word that sounds official, as in {@code example-support.com}. */
        ADDED_WORD,
        /** The protected name in front of somebody else's, as in {@code example.org.evil.com}. */
        IN_FRONT,
        /** The same name under another ending. */
        OTHER_ENDING;

        /** In words. */
        public String words() {
            return switch (this) {
                case LOOKS_SAME -> "looks the same as";
                case MISTYPED -> "is a letter away from";
                case ADDED_WORD -> "adds a word to";
                case IN_FRONT -> "puts in front the name of";
                case OTHER_ENDING -> "has another ending than";
            };
        }
    }

    private static final int MISTYPED_LETTERS_MIN = 6;
    private static final int TWO_EDITS_LETTERS_MIN = 11;
    private static final int ADDED_LETTERS_MIN = 5;
    private static final Set<String> OFFICIAL = Set.of("account", "accounts", "admin", "alert", "alerts", "auth", "bank", "bill", "billing",
            "care", "center", "centre", "cloud", "confirm", "corp", "customer", "desk", "docs", "document", "documents", "email", "finance",
            "group", "grp", "help", "helpdesk", "hr", "id", "inc", "info", "intranet", "invoice", "invoices", "it", "llc", "login", "ltd",
            "mail", "my", "online", "pay", "payment", "payments", "payroll", "portal", "remote", "safe", "secure", "security", "service",
            "services", "sharepoint", "signin", "sso", "support", "team", "update", "verify", "vpn", "web", "webmail", "www");

    private static final Set<String> OFFICIAL_SHAPES = OFFICIAL.stream().map(Folding::skeleton).collect(Collectors.toUnmodifiableSet());

    private LikeDomain() {}

    /** Which of the protected domains this one was made to be taken for, if any; none when it is one of them or lies below one. */
    public static Optional<Likeness> of(Domain domain, Collection<Domain> guarded) {
        if (domain.name().isEmpty() || guarded.stream().anyMatch(domain::within) || guarded.stream().anyMatch(g -> Owned.same(domain, g))) {
            return Optional.empty();
        }
        Optional<Likeness> best = Optional.empty();
        for (Domain one : guarded) {
            Optional<Likeness> found = like(domain, one);
            if (found.isPresent() && (best.isEmpty() || found.get().how().compareTo(best.get().how()) < 0)) {
                best = found;
            }
        }
        return best;
    }

    private static Optional<Likeness> like(Domain domain, Domain guarded) {
        String name = Owned.label(domain).toLowerCase(Locale.ROOT);
        String protectedName = Owned.label(guarded).toLowerCase(Locale.ROOT);
        boolean sameEnding = Owned.suffix(Owned.of(domain)).equals(Owned.suffix(Owned.of(guarded)));
        if (!name.equals(protectedName) && Folding.skeleton(name).equals(Folding.skeleton(protectedName))) {
            return Optional.of(new Likeness(guarded, How.LOOKS_SAME));
        }
        boolean plural = name.equals(protectedName + 's') || protectedName.equals(name + 's');
        if (isMistyped(name, protectedName) && (sameEnding || !plural)) {
            return Optional.of(new Likeness(guarded, How.MISTYPED));
        }
        if (hasAddedWord(name, protectedName)) {
            return Optional.of(new Likeness(guarded, How.ADDED_WORD));
        }
        if (inFront(domain, guarded)) {
            return Optional.of(new Likeness(guarded, How.IN_FRONT));
        }
        return name.equals(protectedName) && !sameEnding ? Optional.of(new Likeness(guarded, How.OTHER_ENDING)) : Optional.empty();
    }

    // Short names are near to many honest ones, so they get no slack. A plural under another ending is an honest neighbour
    // more often than a trick, so it is left alone above.
    private static boolean isMistyped(String name, String guarded) {
        if (guarded.length() < MISTYPED_LETTERS_MIN || name.equals(guarded)) {
            return false;
        }
        int edits = Folding.edits(name, guarded);
        return edits == 1 || edits == 2 && guarded.length() >= TWO_EDITS_LETTERS_MIN && name.charAt(0) == guarded.charAt(0);
    }

    private static boolean hasAddedWord(String name, String guarded) {
        if (guarded.length() < ADDED_LETTERS_MIN || !Folding.skeleton(name).contains(Folding.skeleton(guarded))
                || name.length() <= guarded.length()) {
            return false;
        }
        String folded = Folding.skeleton(name);
        String core = Folding.skeleton(guarded);
        int at = folded.indexOf(core);
        List<String> around = List.of(trimmed(folded.substring(0, at)), trimmed(folded.substring(at + core.length())));
        return around.stream().allMatch(w -> w.isEmpty() || OFFICIAL_SHAPES.contains(w));
    }

    private static String trimmed(String part) {
        String rest = part;
        while (rest.startsWith("-")) {
            rest = rest.substring(1);
        }
        while (rest.endsWith("-")) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest;
    }

    // example.org.evil.com, example-org.evil.com: the protected name is what a narrow screen shows.
    private static boolean inFront(Domain domain, Domain guarded) {
        String owned = Owned.of(domain).name();
        if (domain.name().length() <= owned.length()) {
            return false;
        }
        String front = '.' + domain.name().substring(0, domain.name().length() - owned.length());
        String dashed = guarded.name().replace('.', '-');
        return front.contains('.' + guarded.name() + '.') || front.contains('.' + dashed + '.')
                || owned.startsWith(dashed + '.') || owned.startsWith(dashed + '-');
    }
}
