package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.runtime.config.Setting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon config}: the file that says which mailboxes are protected, and how. */
@Command(name = "config", header = "Checks and explains a configuration file.",
        description = {"Looks at a configuration file without starting anything.", ""}, synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Callable<Integer> {
    static final String FILE = "cordon.yaml";

    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    ConfigCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon config check}. */
    @Command(name = "check", header = "Says every mistake in a configuration file.",
            description = {"Says every mistake in a configuration file at once, each with its place and the way out:"
            + " unknown keys, wrong types, secrets that are not where the file says, unsafe postures.", ""},
            footer = {"", "Examples:", "  cordon config check", "  cordon config check /etc/cordon/cordon.yaml"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:it can be used", "1:it has mistakes",
                    "2:the file could not be read"})
    int check(@Mixin Help with, @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = FILE,
            description = "The configuration file (${DEFAULT-VALUE}).") String file) {
        ConfigReader.Reading reading = read(file, Map.of(), call);
        Engine.show(reading.diagnostics(), call);
        Optional<Config> config = reading.config();
        if (config.isEmpty()) {
            return Exit.FLAGGED;
        }
        long mailboxes = config.get().connectors().stream().mapToLong(c -> c.mailboxes().size()).sum();
        call.terminal().line(call.terminal().paint().green("OK") + "  " + Visible.text(file) + ": " + config.get().connectors().size()
                + " mail systems, " + mailboxes + " mailboxes, mode " + config.get().mode().name().toLowerCase(java.util.Locale.ROOT));
        return Exit.FINE;
    }

    /** {@code cordon config explain}. */
    @Command(name = "explain", header = "Prints every setting and where it comes from.",
            description = {"Prints every setting, its value, and which of the four set it: built-in default, file,"
            + " environment (CORDON_…), command line. Secrets show only where they are kept.", ""},
            footer = {"", "Example:", "  cordon config explain cordon.yaml"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:printed", "1:the file has mistakes",
                    "2:the file could not be read"})
    int explain(@Mixin Help with, @Parameters(paramLabel = "FILE", arity = "0..1", defaultValue = FILE,
            description = "The configuration file (${DEFAULT-VALUE}).") String file) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        ConfigReader.Reading reading = read(file, Map.of(), call);
        Engine.show(reading.diagnostics(), call);
        int wide = reading.settings().stream().mapToInt(s -> s.path().length()).max().orElse(20);
        for (Setting s : reading.settings()) {
            String origin = s.origin().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            String value = s.text().isEmpty() ? "(empty)" : Visible.text(s.text());
            terminal.line(Visible.column(s.path(), wide) + "  " + paint.bold(value) + paint.dim("   " + origin + (s.where().isEmpty() ? ""
                    : ", " + Visible.text(s.where()))));
        }
        return reading.config().isEmpty() ? Exit.FLAGGED : Exit.FINE;
    }

    /** Reads a configuration file with this process's environment; relative paths in it start at its folder. */
    static ConfigReader.Reading read(String file, Map<String, String> commandLine, Call call) {
        Path path = Engine.path(file);
        Path folder = path.toAbsolutePath().getParent() instanceof Path parent ? parent : Path.of("");
        return ConfigReader.read(Engine.text(file), folder, ours(call), commandLine);
    }

    // The launcher's own variables are no settings.
    static Map<String, String> ours(Call call) {
        Map<String, String> out = new java.util.HashMap<>(call.terminal().environment());
        for (String own : new String[] {"CORDON_DEBUG", "CORDON_HOME", "CORDON_HEAP", "CORDON_JAVA_OPTIONS"}) {
            out.remove(own);
        }
        return out;
    }

    /** The configuration, or a refusal with every mistake shown. */
    static Config usable(String file, Map<String, String> commandLine, Call call) {
        ConfigReader.Reading reading = read(file, commandLine, call);
        Engine.refuseErrors(reading.diagnostics(), file, call);
        return reading.usable();
    }
}
