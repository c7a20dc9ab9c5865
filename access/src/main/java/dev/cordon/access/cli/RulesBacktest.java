package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.mail.MailBytes;
import dev.cordon.access.mail.MailWalk;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RuleFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon rules backtest}: what each rule would have caught. */
@Command(name = "backtest", header = "Says what each rule would have caught in mail that you have.",
        description = {"Runs rules over messages and says for each rule how many it matches and how many it cannot decide, with the first of them."
                + " Nothing is judged and nothing is touched.", ""},
        footer = {"", "Examples:", "  cordon rules backtest --rules new-rule.yml --mail archive.mbox",
            "  cordon rules backtest --rules rules/ --mail ham/ --mail spam/ --json"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done", "2:a file could not be read"})
final class RulesBacktest implements Callable<Integer> {
    private static final int SHOWN_MAX = 3;

    private static final class Count {
        private long undecided;
        private long matches;
        private final List<String> first = new ArrayList<>();
        private final Set<String> missing = new TreeSet<>();
    }

    private final Call call;
    private final Map<String, Count> counts = new TreeMap<>();
    private long messages;
    private long unreadable;

    @Mixin Help help = new Help();

    @Mixin RuleOptions rules = new RuleOptions();

    @Option(names = "--mail", paramLabel = "PATH", arity = "1..*", description = "Files (.eml, mbox), Maildir, or folders of these.")
    List<String> mail = new ArrayList<>();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Further mail.")
    List<String> more = new ArrayList<>();

    @Option(names = "--org", paramLabel = "FILE", description = "Facts about your organisation.")
    String org = "";

    @Option(names = "--json", description = "One JSON object a rule on standard output, and a summary as the last line.")
    boolean json;

    @Option(names = "--all", description = "Also rules that neither matched nor stayed undecided.")
    boolean all;

    @Option(names = "--quiet", description = "No progress bar.")
    boolean quiet;

    RulesBacktest(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (!rules.given()) {
            throw new Refusal("no rules: name a folder or file with --rules");
        }
        List<String> paths = new ArrayList<>(mail);
        paths.addAll(more);
        if (paths.isEmpty()) {
            throw new Refusal("no mail: name a file or folder with --mail");
        }
        Terminal terminal = call.terminal();
        try (Progress progress = new Progress(terminal, call.clock(), !quiet);
                MailWalk walk = new MailWalk(paths.iterator(), terminal.in())) {
            RuleSet set = RuleSet.load(rules, Rules.world(Engine.organisation(org, call), rules.lists), progress, call);
            while (walk.hasNext()) {
                Candidate candidate = walk.next();
                if (MailBytes.load(candidate) instanceof Candidate.Content.Bytes b) {
                    count(set.pack().evaluate(set.world().input(b.raw().shared())), candidate);
                    messages++;
                } else {
                    unreadable++;
                }
                progress.at(messages, "messages");
            }
            progress.clear();
            print(set, progress);
        }
        return unreadable > 0 ? Exit.TROUBLE : Exit.FINE;
    }

    private void count(MailPack.Said said, Candidate candidate) {
        for (RuleFile rule : said.matched()) {
            Count count = counts.computeIfAbsent(rule.id(), _ -> new Count());
            count.matches++;
            if (count.first.size() < SHOWN_MAX) {
                count.first.add(candidate.index() == 0 ? candidate.path() : candidate.path() + " #" + candidate.index());
            }
        }
        for (MailPack.Undecided undecided : said.undecided()) {
            Count count = counts.computeIfAbsent(undecided.rule().id(), _ -> new Count());
            count.undecided++;
            count.missing.addAll(undecided.missing());
        }
    }

    private void print(RuleSet set, Progress progress) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        List<RuleFile> shown = new ArrayList<>(set.pack().rules().stream().filter(r -> all || counts.containsKey(r.id())).toList());
        shown.sort(Comparator.comparing((RuleFile r) -> -of(r).matches).thenComparing(r -> -of(r).undecided).thenComparing(RuleFile::name));
        if (!json) {
            terminal.line(paint.dim("matches  undecided  rule"));
        }
        for (RuleFile rule : shown) {
            Count count = of(rule);
            if (json) {
                terminal.line(JsonLine.of(line(rule, count)));
            } else {
                terminal.line(String.format(Locale.ROOT, "%,7d  %,9d  ", count.matches, count.undecided) + Visible.text(rule.name())
                        + (count.first.isEmpty() ? "" : paint.dim("  " + Visible.text(count.first.getFirst()))));
            }
        }
        long matched = counts.values().stream().filter(c -> c.matches > 0).count();
        long open = counts.values().stream().filter(c -> c.undecided > 0).count();
        if (json) {
            terminal.line(JsonLine.of(Map.of("summary", Map.of("rules", set.pack().rules().size(), "messages", messages, "unreadable", unreadable,
                    "matched_rules", matched, "undecided_rules", open, "seconds", progress.elapsed().toMillis() / 1000.0))));
        } else {
            terminal.line(String.format(Locale.ROOT,
                    "%,d rules over %,d messages in %.1f s: %,d rules matched something, %,d were undecided somewhere",
                    set.pack().rules().size(), messages, progress.elapsed().toMillis() / 1000.0, matched, open));
            if (unreadable > 0) {
                terminal.tell(unreadable + " messages could not be read");
            }
        }
    }

    private Count of(RuleFile rule) {
        return counts.getOrDefault(rule.id(), new Count());
    }

    private static Map<String, Object> line(RuleFile rule, Count count) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("rule_id", rule.id());
        line.put("name", rule.name());
        line.put("path", rule.path());
        line.put("matches", count.matches);
        line.put("undecided", count.undecided);
        line.put("missing", List.copyOf(count.missing));
        line.put("first", List.copyOf(count.first));
        return line;
    }
}
