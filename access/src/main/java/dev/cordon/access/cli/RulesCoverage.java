package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.RuleFile;
import dev.cordon.verification.packs.RulePack;
import dev.cordon.verification.packs.MailWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon rules coverage}: what cannot be decided here, and why. */
@Command(name = "coverage", header = "Says which rules cannot be decided here, and what they wait for.",
        description = {"Says for each capability (a function that needs a model, a file analysis, history or the network) and each list that"
                + " nobody has configured, which rules need it. A rule that needs something that is not there still runs: it is undecided only where"
                + " the missing thing matters.", ""},
        footer = {"", "Examples:", "  cordon rules coverage rules/              the capabilities that would help most, first",
            "  cordon rules coverage --rules-of ml.nlu_classifier rules/",
            "                                            the rules that wait for one of them"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:said", "2:a folder or file could not be read"})
final class RulesCoverage implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--json", description = "One JSON object a rule, and a summary as the last line.")
    boolean json;

    @Option(names = "--org", paramLabel = "FILE", description = "Facts about your organisation: they fill lists such as $org_domains.")
    String org = "";

    @Option(names = "--lists", paramLabel = "DIR", description = "A folder of named lists, one file each.")
    String lists = "";

    @Option(names = "--rules-of", paramLabel = "NAME", description = "Names the rules that wait for this capability or $list.")
    String of = "";

    @Option(names = "--quiet", description = "No progress bar.")
    boolean quiet;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with rule files, or files.")
    List<String> folders = new ArrayList<>();

    RulesCoverage(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        MailWorld world = Rules.world(Engine.organisation(org, call), lists);
        List<SourceText> texts = new ArrayList<>();
        try (Progress progress = new Progress(call.terminal(), call.clock(), !quiet)) {
            for (String folder : folders) {
                for (Path file : Rules.files(folder)) {
                    progress.at(texts.size(), "rules read");
                    texts.add(Rules.text(file));
                }
            }
        }
        List<LoadedRule> rules = RulePack.load(texts, Language.of(List.of(), world.lists().types())).rules().stream().filter(LoadedRule::typed)
                .toList();
        Map<String, List<LoadedRule>> waiting = new TreeMap<>();
        int decidable = 0;
        List<String> unconfigured = world.lists().unconfigured();
        for (LoadedRule rule : rules) {
            List<String> missing = missing(rule, unconfigured);
            decidable += missing.isEmpty() ? 1 : 0;
            missing.forEach(m -> waiting.computeIfAbsent(m, _ -> new ArrayList<>()).add(rule));
            if (json) {
                call.terminal().line(JsonLine.of(line(rule, missing)));
            }
        }
        if (json) {
            Map<String, Object> counts = new LinkedHashMap<>();
            waiting.forEach((name, list) -> counts.put(name, list.size()));
            call.terminal().line(JsonLine.of(Map.of("summary", Map.of("rules", rules.size(), "decidable", decidable, "missing", counts))));
        } else if (of.isEmpty()) {
            table(waiting, rules.size(), decidable, unconfigured);
        } else {
            waiting.getOrDefault(of, List.of()).forEach(r -> call.terminal().line(Visible.text(name(r) + "  " + r.file().name())));
        }
        return Exit.FINE;
    }

    private static List<String> missing(LoadedRule rule, List<String> unconfigured) {
        List<String> missing = new ArrayList<>(rule.missing());
        rule.expressions().getFirst().lists().stream().filter(unconfigured::contains).forEach(l -> missing.add("$" + l));
        return missing;
    }

    private static String name(LoadedRule rule) {
        return rule.rule().map(RuleFile::name).orElse("");
    }

    private static Map<String, Object> line(LoadedRule rule, List<String> missing) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("path", rule.file().name());
        line.put("name", name(rule));
        line.put("decidable", missing.isEmpty());
        line.put("missing", missing);
        return line;
    }

    private void table(Map<String, List<LoadedRule>> waiting, int all, int decidable, List<String> unconfigured) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        terminal.line(String.format(Locale.ROOT, "%,d of %,d rules can always be decided here.", decidable, all));
        if (waiting.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line(paint.dim(" rules   alone  wait for"));
        List<Map.Entry<String, List<LoadedRule>>> most = new ArrayList<>(waiting.entrySet());
        most.sort(Comparator.comparing((Map.Entry<String, List<LoadedRule>> e) -> -e.getValue().size()).thenComparing(Map.Entry::getKey));
        for (Map.Entry<String, List<LoadedRule>> one : most) {
            long alone = one.getValue().stream().filter(r -> missing(r, unconfigured).size() == 1).count();
            terminal.line(String.format(Locale.ROOT, "%,6d %,7d  %s", one.getValue().size(), alone, one.getKey()));
        }
        terminal.line("");
        terminal.line("alone: rules that wait for nothing else, so that this by itself would decide them.");
    }
}
