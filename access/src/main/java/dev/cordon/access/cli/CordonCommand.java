package dev.cordon.access.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: says what there is. */
@Command(name = "cordon", mixinStandardHelpOptions = false, synopsisSubcommandLabel = "COMMAND",
        description = {"Open-source, self-hosted email security. It reads mailboxes through their own API, finds phishing and fraud,"
                + " puts it into quarantine, and can prove everything it did.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {"", "Start here:", "  cordon demo            the whole product in one minute, nothing to set up",
            "  cordon scan MAIL.eml   a verdict for a message you have", "  cordon serve --config cordon.yaml   protect real mailboxes", "",
            "Every command explains itself: `cordon scan --help`. Colours honour NO_COLOR."},
        exitCodeListHeading = "%nExit codes of every command:%n",
        exitCodeList = {"0:everything asked for succeeded and nothing was flagged",
            "1:a message was flagged, or a test or check fell short",
            "2:usage or input/output trouble, with one clear line on standard error",
            "3:nothing flagged, something indeterminate (only with --strict)"})
final class CordonCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @picocli.CommandLine.Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }
}
