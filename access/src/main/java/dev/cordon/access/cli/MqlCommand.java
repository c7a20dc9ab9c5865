package dev.cordon.access.cli;

import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.MdmJson;
import dev.cordon.mql.eval.Found;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.eval.Expression;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.runtime.Authority;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.RuleKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon mql}: the rule language by itself. */
@Command(name = "mql", header = "Evaluates expressions of the rule language.",
        description = {"Evaluates single expressions of the Message Query Language (MQL) on a message.", ""}, synopsisSubcommandLabel = "COMMAND")
final class MqlCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    MqlCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon mql eval}. */
    @Command(name = "eval", header = "Shows the value of an expression on a message.",
            description =
                    {"Shows the value of an expression on a message, as JSON. When it is null because something could not be found out, what was"
                + " missing is said on standard error. With --batch many expressions are evaluated: JSON lines in, JSON lines out, in the same"
                + " order, each with value, type, what was missing, and error.", ""},
            footer = {"", "Examples:", "  cordon mql eval --message mail.eml 'sender.email.domain.root_domain'",
                "  cordon mql eval --message mail.eml 'map(body.links, .href_url.url)'",
                "  cordon mql eval --batch cases.jsonl",
                "      each line: {\"id\":\"1\",\"message\":\"mail.eml\",\"expr\":\"length(attachments)\",\"org\":{\"domains\":[\"example.org\"]}}"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every expression has a value, null is one", "1:an expression has a mistake, shown with its place",
                "2:a file could not be read"})
    int eval(@Mixin Help with,
            @Option(names = "--message", paramLabel = "PATH", defaultValue = "", description = "The message; an empty one when not given.")
                    String message,
            @Option(names = "--batch", paramLabel = "FILE", defaultValue = "", description = "JSON lines with id, message, expr and org; `-` for"
                    + " standard input.") String batch,
            @Option(names = "--org", paramLabel = "FILE", defaultValue = "", description =
                    "Facts about your organisation (YAML or JSON).") String org,
            @Option(names = "--lists", paramLabel = "DIR", defaultValue = "", description = "A folder of named lists, one file each.") String lists,
            @Option(names = "--dns", paramLabel = "FILE", defaultValue = "", description = "Answers about who sent it come from this JSON file.")
                    String dns,
            @Option(names = "--online", description = "Asks the name servers of this machine who sent it.") boolean online,
            @Option(names = "--json", description = "One JSON object with value, type, missing and error.") boolean json,
            @Option(names = "--offline", description = "No network at all. This is the default.") boolean offline,
            @Option(names = "--quiet", description = "No progress bar.") boolean quiet,
            @Parameters(paramLabel = "EXPR", arity = "0..1", defaultValue = "", description = "The expression.") String expression) {
        Organisation organisation = Engine.organisation(org, call);
        if (online && offline) {
            throw new Refusal("--online asks name servers: leave out --offline");
        }
        try (Authority authority = Engine.authority(dns, online, call)) {
            Model model = new Model(Rules.world(organisation, lists), organisation, authority.dns(), call.clock());
            return batch.isEmpty() ? eval(message, expression, json, model) : batch(batch, model, quiet);
        }
    }

    private int eval(String message, String expression, boolean json, Model model) {
        if (expression.isEmpty()) {
            throw new Refusal("no expression: write one, such as `cordon mql eval --message mail.eml subject.subject`");
        }
        byte[] raw = message.isEmpty() ? new byte[0] : MqlBatch.bytes(Engine.path(message));
        Language language = Language.of(List.of(), model.world().lists().types());
        Checked checked = Checker.check(Parser.parse(new SourceText("expression", expression)), language.environment(RuleKind.RULE));
        if (json) {
            call.terminal().line(MqlBatch.line("", checked, checked.isValid() ? new Found[] {value(checked, model, raw)} : new Found[0]));
        } else {
            Engine.show(checked.diagnostics(), call);
            if (checked.isValid()) {
                show(value(checked, model, raw));
            }
        }
        return checked.isValid() ? Exit.FINE : Exit.FLAGGED;
    }

    private static Found value(Checked checked, Model model, byte[] raw) {
        return Expression.compile(checked).evaluate(model.input(raw));
    }

    private void show(Found found) {
        call.terminal().line(MdmJson.pretty(found.value()).stripTrailing());
        if (found.isUndecided()) {
            call.terminal().tell("undecided, for want of: " + Visible.text(String.join(", ", found.missing().stream().sorted().toList())));
        }
    }

    private int batch(String file, Model model, boolean quiet) {
        MqlBatch evaluation = new MqlBatch(model);
        boolean mistakes = false;
        long done = 0;
        try (BufferedReader lines = file.equals("-") ? new BufferedReader(new InputStreamReader(call.terminal().in(), StandardCharsets.UTF_8))
                : Files.newBufferedReader(Engine.path(file), StandardCharsets.UTF_8);
                Progress progress = new Progress(call.terminal(), call.clock(), !quiet)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    MqlBatch.Answer answer = evaluation.answer(line);
                    mistakes |= answer.mistake();
                    call.terminal().line(answer.line());
                    progress.at(++done, "evaluated");
                }
            }
        } catch (IOException e) {
            throw new Refusal("--batch " + file + " cannot be read: " + Engine.why(e));
        }
        return mistakes ? Exit.FLAGGED : Exit.FINE;
    }
}
