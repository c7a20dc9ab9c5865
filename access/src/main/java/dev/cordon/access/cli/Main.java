package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.identity.ContentHash;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program starts: builds the command line, runs one command, turns every ending into an exit code. */
public final class Main {
    private static final int ID_DIGITS = 8;

    private Main() {}

    /** Runs with the process's own streams and ends it with the exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, processTerminal()));
    }

    /** Runs one command and answers its exit code; never throws. */
    public static int run(String[] arguments, Terminal terminal) {
        String work = System.getProperty("cordon.work", "");
        return run(arguments, new Call(terminal, InstantSource.system(), work.isEmpty() ? Path.of(".cordon") : Path.of(work)));
    }

    static int run(String[] arguments, Call call) {
        Terminal terminal = call.terminal();
        int code;
        try {
            code = commandLine(call, wanted(arguments, call)).execute(arguments);
        } catch (Terminal.OutputLost e) {
            code = outputLost(e, terminal);
        } catch (RuntimeException e) {
            code = ended(e, call);
        }
        try {
            terminal.flush();
        } catch (Terminal.OutputLost e) {
            return outputLost(e, terminal);
        }
        return code;
    }

    /** The whole command line, also for the reference page and the completion script. */
    static CommandLine commandLine(Call call) {
        return commandLine(call, Commands.all(call));
    }

    // Reading the annotations of every command takes longer than judging a message: when the first word names one, it is enough.
    private static List<Object> wanted(String[] arguments, Call call) {
        Optional<Object> one = arguments.length == 0 ? Optional.empty() : Commands.one(arguments[0], call);
        return one.map(List::of).orElseGet(() -> Commands.all(call));
    }

    private static CommandLine commandLine(Call call, List<Object> commands) {
        CommandLine root = new CommandLine(new CordonCommand());
        for (Object command : commands) {
            if (command instanceof RulesCommand) {
                CommandLine rules = new CommandLine(command);
                rules.addSubcommand(new RulesTestCommand(call));
                rules.addSubcommand(new RulesBacktest(call));
                rules.addSubcommand(new RulesCoverage(call));
                root.addSubcommand(rules);
            } else {
                root.addSubcommand(command);
            }
        }
        MailboxKinds.addTo(root, call);
        Terminal terminal = call.terminal();
        root.setOut(terminal.outWriter());
        root.setErr(terminal.errWriter());
        root.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.paint().on() ? Ansi.ON : Ansi.OFF));
        root.setUsageHelpAutoWidth(false);
        each(root, one -> {
            one.setUsageHelpWidth(Math.clamp(terminal.sight().columns(), 60, 110));
            one.setCaseInsensitiveEnumValuesAllowed(true);
            one.setAbbreviatedOptionsAllowed(false);
        });
        root.setParameterExceptionHandler((e, _) -> usage(e, call));
        root.setExecutionExceptionHandler((e, _, _) -> ended(e, call));
        return root;
    }

    private static void each(CommandLine line, java.util.function.Consumer<CommandLine> what) {
        what.accept(line);
        line.getSubcommands().values().forEach(sub -> each(sub, what));
    }

    private static int usage(ParameterException e, Call call) {
        List<String> unmatched = e instanceof UnmatchedArgumentException u ? u.getUnmatched() : List.of();
        Optional<String> later = Later.words(unmatched);
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String words = later.orElseGet(() -> mistake(e, unmatched) + "; `" + command + " --help` shows how it is used");
        call.terminal().tell(call.terminal().errorPaint().red("cordon: ") + Visible.text(words));
        return Exit.TROUBLE;
    }

    private static String mistake(ParameterException e, List<String> unmatched) {
        if (!unmatched.isEmpty()) {
            List<String> near = ((UnmatchedArgumentException) e).getSuggestions();
            return "`" + unmatched.getFirst() + "` is not known here" + (near.isEmpty() ? "" : ", did you mean `" + near.getFirst() + "`?");
        }
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static int ended(Exception e, Call call) {
        Terminal terminal = call.terminal();
        if (e instanceof Terminal.OutputLost lost) {
            return outputLost(lost, terminal);
        }
        terminal.flush();
        String words = e instanceof Refusal refusal ? refusal.words() : defect(e, call);
        terminal.tell(terminal.errorPaint().red("cordon: ") + Visible.text(words));
        return Exit.TROUBLE;
    }

    private static int outputLost(Terminal.OutputLost lost, Terminal terminal) {
        if (!lost.readerGone()) {
            try {
                terminal.tell("cordon: the output could not be written: " + Visible.text(String.valueOf(lost.getMessage())));
            } catch (Terminal.OutputLost _) {
                return Exit.TROUBLE;
            }
        }
        return Exit.TROUBLE;
    }

    // Our mistake: one line for the person, the details in a file under a name made from the details themselves (EC-099).
    private static String defect(Exception e, Call call) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String id = ContentHash.of(trace.toString().getBytes(StandardCharsets.UTF_8)).value().substring(0, ID_DIGITS);
        if (!call.terminal().environment().getOrDefault("CORDON_DEBUG", "").isEmpty()) {
            call.terminal().tell(trace.toString());
        }
        Path file = call.work().resolve("defects").resolve(id + ".txt");
        String where;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, trace.toString());
            where = "details are in " + file;
        } catch (IOException notWritten) {
            where = "details could not be written to " + file + "; CORDON_DEBUG=1 shows them";
        }
        return "this is a defect of Cordon (" + id + "), please report it; " + where;
    }

    private static Terminal processTerminal() {
        String seen = System.getProperty("cordon.terminal", "");
        String columns = System.getenv().getOrDefault("COLUMNS", "");
        int wide = 100;
        if (!columns.isEmpty() && columns.length() < 5 && columns.chars().allMatch(Character::isDigit)) {
            wide = Math.clamp(Integer.parseInt(columns), 40, 400);
        }
        Terminal.Sight sight = new Terminal.Sight(seen.contains("in"), seen.contains("out"), seen.contains("err"), wide);
        return new Terminal(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), System.getenv(), sight);
    }
}
