package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.RuleFormat;
import dev.cordon.verification.packs.RulePack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon rules}: for the people who write rules. */
@Command(name = "rules", header = "Checks, formats, tests and tries rule files.",
        description = {"Rule files hold conditions in the Message Query Language (MQL). These commands are for the people who write"
                + " them; none touches a mailbox or the network.", ""},
        synopsisSubcommandLabel = "COMMAND")
final class RulesCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    RulesCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon rules check}. */
    @Command(name = "check", header = "Reads rule files and checks every name and type in them.",
            description = {"Reads every rule file (.yml) under the folders and checks it: syntax, names of fields, functions and lists, types,"
                + " patterns. A bad file is shown with the place and a way out, and never hides the others. The table says how many rules can"
                + " be decided here, with nothing optional installed, and what the others wait for.", ""},
            footer = {"", "Examples:", "  cordon rules check rules/                  a folder and all below it",
                "  cordon rules check payroll.yml             one file",
                        "  cordon rules check --json rules/           for programs, one line a file"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every file is a rule without mistakes", "1:at least one file has mistakes", "2:a folder or file could not be read"})
    int check(@Mixin Help with,
            @Option(names = "--json", description = "One JSON object a file on standard output, and a summary as the last line.") boolean json,
            @Option(names = "--lists", paramLabel = "DIR", defaultValue = "", description = "A folder of named lists, one file each: their names"
                    + " are known besides those that every deployment has.") String lists,
            @Option(names = "--quiet", description = "No progress bar; only what is wrong.") boolean quiet,
            @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with rule files, or files.") List<String> folders) {
        Language language = Language.of(List.of(), Rules.world(Organisation.NONE, lists).lists().types());
        RuleReport report = new RuleReport();
        List<List<Path>> files = folders.stream().map(Rules::files).toList();
        try (Progress progress = new Progress(call.terminal(), call.clock(), !quiet)) {
            progress.total(files.stream().mapToLong(List::size).sum());
            for (int i = 0; i < folders.size(); i++) {
                for (LoadedRule rule : load(files.get(i), language, progress, report)) {
                    report.add(folders.get(i), rule);
                    if (json) {
                        call.terminal().line(JsonLine.of(RuleReport.line(rule)));
                    } else {
                        progress.clear();
                        Engine.show(rule.diagnostics(), call);
                    }
                }
            }
        }
        if (json) {
            call.terminal().line(JsonLine.of(report.summary()));
        } else if (!quiet) {
            report.table(call.terminal());
        }
        return report.isFine() ? Exit.FINE : Exit.FLAGGED;
    }

    private List<LoadedRule> load(List<Path> files, Language language, Progress progress, RuleReport report) {
        List<SourceText> texts = new ArrayList<>();
        for (Path file : files) {
            progress.at(report.files() + texts.size(), "reading");
            texts.add(Rules.text(file));
        }
        return RulePack.load(texts, language).rules();
    }

    /** {@code cordon rules fmt}. */
    @Command(name = "fmt", header = "Writes the expressions of rule files in their one form.",
            description = {"Formats the expression in each rule file, in place: one condition a line, arguments on one line while they fit. Comments"
                + " stay. Everything else in a file stays as it is, to the byte. A file with mistakes is shown and left alone. A file whose name"
                + " ends in .mql is one expression.", ""},
            footer = {"", "Examples:", "  cordon rules fmt rules/             formats a folder",
                    "  cordon rules fmt --check rules/     only says which files"
                + " would change"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every file is formatted", "1:with --check: a file is not formatted; or a file has mistakes",
                "2:a file could not be read or written"})
    int fmt(@Mixin Help with,
            @Option(names = "--check", description = "Changes nothing; names the files that are not formatted.") boolean check,
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "Rule files, or folders of them.") List<String> paths) {
        Terminal terminal = call.terminal();
        int changed = 0;
        int all = 0;
        boolean mistakes = false;
        for (String path : paths) {
            for (Path file : Rules.files(path)) {
                SourceText before = Rules.text(file);
                List<Diagnostic> wrong = Rules.syntax(before);
                all++;
                if (!wrong.isEmpty()) {
                    mistakes = true;
                    Engine.show(wrong, call);
                    continue;
                }
                String after = path.endsWith(".mql") ? Rules.formatted(before) : RuleFormat.format(before);
                if (after.equals(before.text())) {
                    continue;
                }
                changed++;
                terminal.line(Visible.text(file.toString()));
                if (!check) {
                    write(file, after);
                }
            }
        }
        terminal.tell(all + (all == 1 ? " file" : " files") + ", " + changed + (check ? " not formatted" : " changed"));
        return mistakes || check && changed > 0 ? Exit.FLAGGED : Exit.FINE;
    }

    // Through a file beside it, so that a rule is never half written.
    private static void write(Path file, String text) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be written: " + Engine.why(e));
        }
    }
}
