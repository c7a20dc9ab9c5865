package dev.cordon.access.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** {@code cordon completion}: what a shell needs to complete our words. */
@Command(name = "completion", header = "Prints a completion script for your shell.",
        description = {"Prints a script with which your shell completes commands, options and files.", ""},
        footer = {"", "Examples:", "  eval \"$(cordon completion bash)\"                  in ~/.bashrc",
            "  eval \"$(cordon completion zsh)\"                   in ~/.zshrc",
            "  cordon completion fish > ~/.config/fish/completions/cordon.fish"})
final class CompletionCommand implements Callable<Integer> {
    /** The shells. */
    enum Shell { BASH, ZSH, FISH }

    private final Call call;

    @Mixin Help help = new Help();

    @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
    Shell shell = Shell.BASH;

    CompletionCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        CommandLine root = Main.commandLine(call);
        call.terminal().text(switch (shell) {
            case BASH, ZSH -> AutoComplete.bash("cordon", root);
            case FISH -> fish(root);
        });
        return Exit.FINE;
    }

    private static String fish(CommandLine root) {
        StringBuilder out = new StringBuilder("complete -c cordon -f -n __fish_use_subcommand\n");
        root.getSubcommands().forEach((name, command) -> {
            out.append("complete -c cordon -n __fish_use_subcommand -a ").append(name).append(" -d"
                    + " ").append(quoted(first(command))).append('\n');
            String when = "complete -c cordon -n '__fish_seen_subcommand_from " + name + "'";
            command.getSubcommands().forEach((sub, line) ->
                    out.append(when).append(" -a ").append(sub).append(" -d ").append(quoted(first(line))).append('\n'));
            for (OptionSpec option : command.getCommandSpec().options()) {
                String longest = option.longestName();
                if (longest.startsWith("--")) {
                    out.append(when).append(" -l ").append(longest.substring(2)).append(option.arity().max() > 0 ? " -r" : "")
                            .append(" -d ").append(quoted(option.description().length == 0 ? "" : option.description()[0])).append('\n');
                }
            }
        });
        return out.toString();
    }

    private static String first(CommandLine command) {
        String[] words = command.getCommandSpec().usageMessage().description();
        String all = words.length == 0 ? "" : words[0];
        int end = all.indexOf(". ");
        return end < 0 ? all : all.substring(0, end);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
