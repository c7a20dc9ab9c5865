package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.RuleFile;
import dev.cordon.verification.packs.RuleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts checked rule files, by the folder that was named. */
final class RuleReport {
    private static final int MISSING_SHOWN_MAX = 12;

    private static final class Count {
        private int files;
        private int parsed;
        private int typed;
        private int evaluable;
    }

    private final Map<String, Count> folders = new LinkedHashMap<>();
    private final Map<String, Integer> missing = new TreeMap<>();
    private final Count all = new Count();

    int files() {
        return all.files;
    }

    boolean isFine() {
        return all.typed == all.files;
    }

    void add(String folder, LoadedRule rule) {
        Count one = folders.computeIfAbsent(folder, _ -> new Count());
        for (Count count : List.of(one, all)) {
            count.files++;
            count.parsed += rule.parsed() ? 1 : 0;
            count.typed += rule.typed() ? 1 : 0;
            count.evaluable += rule.evaluable() ? 1 : 0;
        }
        rule.missing().forEach(capability -> missing.merge(capability, 1, Integer::sum));
    }

    /** The contract's line of one file. */
    static Map<String, Object> line(LoadedRule rule) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("path", rule.file().name());
        line.put("id", rule.rule().map(RuleFile::id).orElse(""));
        line.put("name", rule.rule().map(RuleFile::name).orElse(""));
        line.put("type", rule.rule().map(RuleFile::kind).map(RuleKind::word).orElse(""));
        line.put("parsed", rule.parsed());
        line.put("typed", rule.typed());
        line.put("errors", rule.diagnostics().stream().filter(Diagnostic::isError).map(RuleReport::trouble).toList());
        line.put("warnings", rule.diagnostics().stream().filter(d -> !d.isError()).map(RuleReport::trouble).toList());
        line.put("capabilities", List.copyOf(rule.capabilities()));
        line.put("missing", List.copyOf(rule.missing()));
        line.put("evaluable", rule.evaluable());
        return line;
    }

    static Map<String, Object> trouble(Diagnostic d) {
        SourceText.Position at = d.source().position(d.span().start());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("code", d.code());
        line.put("line", at.line());
        line.put("column", at.column());
        line.put("message", d.message());
        line.put("hint", d.label().isEmpty() ? d.help() : d.help().isEmpty() ? d.label() : d.label() + "; " + d.help());
        return line;
    }

    Map<String, Object> summary() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("files", all.files);
        counts.put("parsed", all.parsed);
        counts.put("typed", all.typed);
        counts.put("evaluable", all.evaluable);
        return Map.of("summary", counts);
    }

    void table(Terminal terminal) {
        Paint paint = terminal.paint();
        int wide = folders.keySet().stream().mapToInt(Visible::width).max().orElse(0);
        wide = Math.clamp(wide, 6, Math.max(20, terminal.sight().columns() - 46));
        terminal.line(paint.dim(Visible.column("", wide) + "    files     read  correct  decidable here"));
        for (Map.Entry<String, Count> folder : folders.entrySet()) {
            terminal.line(Visible.column(folder.getKey(), wide) + row(folder.getValue()));
        }
        if (folders.size() > 1) {
            terminal.line(paint.bold(Visible.column("all", wide) + row(all)));
        }
        if (!missing.isEmpty()) {
            terminal.line("");
            terminal.line("Not decidable here for want of (rules):");
            List<Map.Entry<String, Integer>> most = new ArrayList<>(missing.entrySet());
            most.sort(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()).thenComparing(Map.Entry::getKey));
            most.stream().limit(MISSING_SHOWN_MAX).forEach(e -> terminal.line(String.format(Locale.ROOT, "%,7d  %s", e.getValue(), e.getKey())));
            if (most.size() > MISSING_SHOWN_MAX) {
                terminal.line("         and " + (most.size() - MISSING_SHOWN_MAX) + " more; `cordon rules coverage` names the rules");
            }
        }
        int wrong = all.files - all.typed;
        terminal.line(wrong == 0 ? paint.green("OK") + "  every file is a rule without mistakes"
                : paint.red("NOT USABLE") + "  " + wrong + (wrong == 1 ? " file has" : " files have") + " mistakes, shown above");
    }

    private static String row(Count c) {
        return String.format(Locale.ROOT, "%,9d%,9d%,9d%,16d", c.files, c.parsed, c.typed, c.evaluable);
    }
}
