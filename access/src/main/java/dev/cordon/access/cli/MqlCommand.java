package dev.cordon.access.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cordon mql}: the rule language by itself. */
@Command(name = "mql", header = "Evaluates expressions of the rule language.",
        description = {"Evaluates single expressions of the Message Query Language (MQL) on a message.", ""}, synopsisSubcommandLabel = "COMMAND")
final class MqlCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    MqlCommand(Call call) {
        java.util.Objects.requireNonNull(call);
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }
}
