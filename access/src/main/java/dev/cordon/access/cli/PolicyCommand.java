package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.conclusion.policy.PolicyChecker;
import dev.cordon.conclusion.policy.PolicySummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon policy}: the file that decides what happens to a message. */
@Command(name = "policy", header = "Checks the policy that decides what is done.",
        description = {"The policy says what is done with a message, given what it is and what can be done.", ""},
        subcommands = {}, synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    PolicyCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon policy check}. */
    @Command(name = "check", header = "Proves that a policy decides every case exactly once.",
            description = {"Proves that a policy decides every case that can occur exactly once, and never lets a failure"
            + " end as `leave`. Without a file the built-in policy is checked.", ""},
            footer = {"", "Examples:", "  cordon policy check                the policy that is used when none is given",
                "  cordon policy check policy.yaml    yours; every hole comes with an example",
                        "  cordon policy check --print > policy.yaml",
                "                                     the built-in policy as a start for your own"},
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every case is decided once", "1:the policy has mistakes, shown with their places",
                    "2:the file could not be read"})
    int check(@Mixin Help with,
            @picocli.CommandLine.Option(names = "--print", description = "Prints the built-in policy and ends.") boolean print,
            @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = "",
                    showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
                    description = "A policy file (YAML).") String file) {
        Terminal terminal = call.terminal();
        if (print) {
            terminal.text(Policy.builtinSource().text());
            return Exit.FINE;
        }
        Policy.Reading reading = Policy.read(file.isEmpty() ? Policy.builtinSource() : Engine.text(file));
        Engine.show(reading.diagnostics(), call);
        if (!reading.isValid()) {
            return Exit.FLAGGED;
        }
        PolicyChecker.Report report = PolicyChecker.check(reading.policy());
        Engine.show(report.diagnostics(), call);
        Paint paint = terminal.paint();
        for (PolicySummary.Line line : PolicySummary.of(reading.policy())) {
            terminal.line(Visible.column(line.rule(), 34) + "  " + paint.bold(Visible.column(line.ending(), 11)) + "  "
                    + String.format(java.util.Locale.ROOT, "%,7d cases  ", line.cases()) + Visible.text(line.because(), Math.max(20,
                            terminal.sight().columns() - 66)));
        }
        String name = file.isEmpty() ? "the built-in policy" : file;
        if (!report.isTotal()) {
            terminal.line(paint.red("NOT USABLE") + "  " + Visible.text(name) + " leaves cases open or decides them twice");
            return Exit.FLAGGED;
        }
        terminal.line(paint.green("OK") + String.format(java.util.Locale.ROOT, "  %s: %,d rules decide each of %,d cases exactly once",
                Visible.text(name), report.rules(), report.cases()));
        return Exit.FINE;
    }
}
