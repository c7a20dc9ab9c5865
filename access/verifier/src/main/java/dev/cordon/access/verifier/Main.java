package dev.cordon.access.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The verifier as a program of its own: {@code java -jar cordon-verifier.jar [options] FOLDER}. */
public final class Main {

    static final String USAGE = """
            usage: java -jar cordon-verifier.jar [options] FOLDER

            Audits a ledger folder without trusting the program that wrote it.

              --key NAME+ID+BASE64   a public key that may vouch for the ledger (repeatable);
                                     without one, the key in the folder is taken
              --key-file FILE        the same, read from a file, one key a line
              --remember FILE        compare with the checkpoint kept in FILE, and keep this one
                                     there when nothing is wrong; put it outside the ledger
              --clock-tolerance T    how far clocks may go back, as PT5S (default) or PT0S
              --opaque               look at the tree only, not into the entries
              --json                 one JSON object on standard output

            Exit codes: 0 everything holds; 1 something is wrong; 2 usage or input error.
            """;

    private Main() {
    }

    /** Runs the verifier and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, false, StandardCharsets.UTF_8);
        int code = run(List.of(arguments), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        List<String> keys = new ArrayList<>();
        List<Path> remember = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        Duration tolerance = AuditOptions.USUAL.clockTolerance();
        boolean json = false;
        boolean opaque = false;
        try {
            for (int i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--help", "-h" -> {
                        out.print(USAGE);
                        return 0;
                    }
                    case "--json" -> json = true;
                    case "--opaque" -> opaque = true;
                    case "--key" -> keys.add(value(arguments, ++i));
                    case "--key-file" -> keys.addAll(lines(Path.of(value(arguments, ++i))));
                    case "--remember" -> remember.add(Path.of(value(arguments, ++i)));
                    case "--clock-tolerance" -> tolerance = Duration.parse(value(arguments, ++i));
                    default -> folders.add(folder(arguments.get(i)));
                }
            }
            if (folders.size() != 1) {
                throw new IllegalArgumentException("give one ledger folder");
            }
            AuditReport report = LedgerAudit.audit(folders.getFirst(),
                    new AuditOptions(keys, remember, tolerance, opaque, AuditOptions.USUAL.findingsMax(), AuditOptions.USUAL.ordersMax()));
            out.print(json ? ReportText.json(report) : ReportText.human(report));
            return report.sound() ? 0 : 1;
        } catch (IllegalArgumentException | DateTimeException e) {
            err.println("error: " + e.getMessage() + "; --help shows the options");
        } catch (IOException e) {
            err.println("error: cannot read " + e.getMessage());
        }
        return 2;
    }

    private static Path folder(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option " + argument);
        }
        return Path.of(argument);
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(arguments.getLast() + " needs a value");
        }
        return arguments.get(at);
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.size(file) > 65_536) {
            throw new IllegalArgumentException(file + " is too large for a list of keys");
        }
        return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }
}
