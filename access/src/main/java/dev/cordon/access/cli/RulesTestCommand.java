package dev.cordon.access.cli;

import dev.cordon.access.rules.Fixtures;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RulePack;
import dev.cordon.verification.packs.MailWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon rules test}: the fixtures beside the rules. */
@Command(name = "test", header = "Runs the tests that stand beside rules.",
        description = {"For a rule in NAME.yml, NAME.test.yml beside it lists messages: `match` that it must flag, `no_match` that it must not,"
                + " `undecided` that it cannot decide here;"
            + " `org` may name a file of facts about the organisation. Paths are relative to the file.", ""},
        footer = {"", "Example of payroll.test.yml:", "  match:    [mail/asks-for-new-account.eml]", "  no_match: [mail/salary-note.eml]"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every test passed", "1:a test failed, or a rule has mistakes", "2:something could not be read, or there is no test"})
final class RulesTestCommand implements Callable<Integer> {
    private final Call call;
    private int passed;
    private int failed;

    @Mixin Help help = new Help();

    @Option(names = "--json", description = "One JSON object a test on standard output, and a summary as the last line.")
    boolean json;

    @Option(names = "--org", paramLabel = "FILE", description = "Facts about your organisation, for rules whose tests name none.")
    String org = "";

    @Option(names = "--lists", paramLabel = "DIR", description = "A folder of named lists, one file each.")
    String lists = "";

    @Option(names = "--quiet", description = "Only what failed.")
    boolean quiet;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with rule files, or files.")
    List<String> folders = new ArrayList<>();

    RulesTestCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        Terminal terminal = call.terminal();
        int without = 0;
        try (Progress progress = new Progress(terminal, call.clock(), !quiet)) {
            for (String folder : folders) {
                for (Path rule : Rules.files(folder)) {
                    progress.at(passed + failed, "tests");
                    if (Fixtures.exist(rule)) {
                        progress.clear();
                        test(rule);
                    } else {
                        without++;
                    }
                }
            }
        }
        if (passed + failed == 0) {
            throw new Refusal("there is no test: write NAME.test.yml beside a rule NAME.yml (`cordon rules test --help`)");
        }
        if (json) {
            terminal.line(JsonLine.of(Map.of("summary", Map.of("passed", passed, "failed", failed, "rules_without_tests", without))));
        } else {
            Paint paint = terminal.paint();
            terminal.line((failed == 0 ? paint.green("OK") : paint.red("FAILED")) + "  " + passed + " passed, " + failed + " failed"
                    + (without == 0 ? "" : ", " + without + (without == 1 ? " rule has" : " rules have") + " no tests"));
        }
        return failed == 0 ? Exit.FINE : Exit.FLAGGED;
    }

    private void test(Path file) {
        Path beside = Fixtures.beside(file);
        Fixtures fixtures = Fixtures.read(beside, Rules.text(beside));
        if (!fixtures.diagnostics().isEmpty()) {
            Engine.show(fixtures.diagnostics(), call);
            failed++;
            return;
        }
        Organisation organisation = Engine.organisation(fixtures.organisation().isEmpty() ? org : fixtures.organisation(), call);
        MailWorld world = Rules.world(organisation, lists);
        SourceText text = Rules.text(file);
        RulePack pack = RulePack.load(List.of(text), Language.of(List.of(), world.lists().types()));
        LoadedRule rule = pack.rules().getFirst();
        MailPack compiled = MailPack.compile(pack);
        if (compiled.rules().isEmpty()) {
            Engine.show(rule.diagnostics(), call);
            call.terminal().tell(Visible.text(file.toString()) + " does not run, so that its tests fail");
            failed += fixtures.cases().size();
            return;
        }
        for (Fixtures.Case one : fixtures.cases()) {
            MailPack.Said said = compiled.evaluate(world.input(MqlBatch.bytes(one.message())));
            Fixtures.Expected found = !said.matched().isEmpty() ? Fixtures.Expected.MATCH
                    : said.undecided().isEmpty() ? Fixtures.Expected.NO_MATCH : Fixtures.Expected.UNDECIDED;
            say(file, one, found, said);
        }
    }

    private void say(Path rule, Fixtures.Case one, Fixtures.Expected found, MailPack.Said said) {
        boolean good = found == one.expected();
        passed += good ? 1 : 0;
        failed += good ? 0 : 1;
        Terminal terminal = call.terminal();
        List<String> missing = said.undecided().stream().flatMap(u -> u.missing().stream()).sorted().toList();
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("rule", rule.toString());
            line.put("message", one.message().toString());
            line.put("expected", one.expected().key());
            line.put("found", found.key());
            line.put("missing", missing);
            line.put("passed", good);
            terminal.line(JsonLine.of(line));
        } else if (!good) {
            terminal.line(terminal.paint().red("failed") + "  " + Visible.text(rule + ": " + one.message().getFileName() + " should be "
                    + one.expected().key() + ", is " + found.key()) + (missing.isEmpty() ? "" : " for want of " + String.join(", ", missing)));
        } else if (!quiet) {
            terminal.line(terminal.paint().green("passed") + "  " + Visible.text(rule + ": " + one.message().getFileName() + " is " + found.key()));
        }
    }
}
