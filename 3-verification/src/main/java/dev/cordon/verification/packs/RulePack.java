package dev.cordon.verification.packs;

import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.syntax.Parsed;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Many rule files, each read and checked for itself.
 *
 * @param rules every file in the order it was given, bad ones too
 * @param contentHash the pack's pin: SHA-256 over the hashes of its files, sorted, so that equal files make an equal pack
 */
public record RulePack(List<LoadedRule> rules, String contentHash) {
    /** Copies the list. */
    public RulePack {
        rules = List.copyOf(rules);
    }

    /** Loads these files with this language. */
    public static RulePack load(Iterable<SourceText> files, Language language) {
        List<LoadedRule> rules = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (SourceText file : files) {
            LoadedRule rule = load(file, language, ids);
            rules.add(rule);
            hashes.add(rule.rule().map(RuleFile::contentHash).orElseGet(() -> RuleReader.hash(file.text())));
        }
        hashes.sort(Comparator.naturalOrder());
        return new RulePack(rules, RuleReader.hash(String.join("\n", hashes)));
    }

    /** Loads one file for itself. */
    public static LoadedRule load(SourceText file, Language language) {
        return load(file, language, new HashMap<>());
    }

    private static LoadedRule load(SourceText file, Language language, Map<String, String> ids) {
        RuleReader.Reading reading = RuleReader.read(file);
        List<Diagnostic> diagnostics = new ArrayList<>(reading.diagnostics());
        if (reading.rule().isEmpty()) {
            return new LoadedRule(file, List.of(), List.of(), diagnostics, new TreeSet<>(), false);
        }
        RuleFile rule = reading.rule().get();
        String first = ids.putIfAbsent(rule.id(), rule.path());
        if (first != null) {
            diagnostics.add(Diagnostic.error("R006", file, Span.START, "the id `" + rule.id() + "` is taken by " + first, "",
                    "give it an id of its own"));
        }
        Parsed parsed = Parser.parse(rule.placement().value());
        Checked checked = rule.kind().isCondition() ? Checker.checkCondition(parsed, language.environment(rule.kind()))
                : Checker.check(parsed, language.environment(rule.kind()));
        checked.diagnostics().forEach(d -> diagnostics.add(rule.placement().inFile(d)));
        Set<String> missing = new TreeSet<>(checked.capabilities());
        missing.removeAll(language.answered());
        return new LoadedRule(file, List.of(rule), List.of(checked), diagnostics, new TreeSet<>(missing), parsed.isValid());
    }
}
