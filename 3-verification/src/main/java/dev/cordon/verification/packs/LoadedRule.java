package dev.cordon.verification.packs;

import dev.cordon.mql.check.Checked;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One file of a pack after loading, good or bad.
 *
 * @param file the file
 * @param rules the rule as its file says it, or nothing when the file holds none
 * @param expressions its checked expression, or nothing when there is no rule
 * @param diagnostics everything that is wrong, with places in the file, in order
 * @param missing capabilities that it needs and that nothing here answers, sorted
 * @param parsed whether the file and the expression in it could be read
 */
public record LoadedRule(SourceText file, List<RuleFile> rules, List<Checked> expressions, List<Diagnostic> diagnostics,
                         SortedSet<String> missing, boolean parsed) {
    /** Copies what it holds. */
    public LoadedRule {
        rules = List.copyOf(rules);
        expressions = List.copyOf(expressions);
        diagnostics = List.copyOf(diagnostics);
        missing = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }

    /** How a rule is doing. */
    public enum Health {
        /** It can be decided here. */ SOUND,
        /** It runs, but where its missing capabilities matter it stays undecided. */ LIMITED,
        /** Its file says that it must not run. */ SWITCHED_OFF,
        /** It has mistakes and does not run. */ BROKEN
    }

    /** The rule. */
    public Optional<RuleFile> rule() {
        return rules.stream().findFirst();
    }

    /** Its checked expression. */
    public Optional<Checked> expression() {
        return expressions.stream().findFirst();
    }

    /** Whether names and types hold too. */
    public boolean typed() {
        return parsed && !rules.isEmpty() && diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** Whether everything it asks can be answered here. */
    public boolean evaluable() {
        return typed() && missing.isEmpty();
    }

    /** What it needs besides the message. */
    public Set<String> capabilities() {
        return expressions.isEmpty() ? Set.of() : expressions.getFirst().capabilities();
    }

    /** How it is doing. */
    public Health health() {
        if (!typed()) {
            return Health.BROKEN;
        }
        if (!rules.getFirst().active()) {
            return Health.SWITCHED_OFF;
        }
        return missing.isEmpty() ? Health.SOUND : Health.LIMITED;
    }
}
