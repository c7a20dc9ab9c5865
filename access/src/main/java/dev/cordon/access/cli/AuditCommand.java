package dev.cordon.access.cli;

import dev.cordon.access.ledger.LedgerEntries;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.access.verifier.AuditOptions;
import dev.cordon.access.verifier.AuditReport;
import dev.cordon.access.verifier.Finding;
import dev.cordon.access.verifier.LedgerAudit;
import dev.cordon.access.verifier.ReportText;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.runtime.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon audit}: the ledger, verified, shown and exported. */
@Command(name = "audit", header = "Verifies, shows and exports the ledger.",
        description = {"Everything Cordon decided and did is in an append-only"
        + " ledger (a Merkle tree, RFC 9162, with signed checkpoints). These commands only read; the ledger may be in use.", ""},
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Callable<Integer> {
    private static final String WHERE = "The ledger's folder, or the folder of state that holds it; the newest demo's when not given.";

    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    AuditCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon audit verify}. */
    @Command(name = "verify", header = "Finds any changed, dropped, reordered, inserted or rolled back entry.",
            description = {"Reads every entry and every hash and compares them with what the checkpoints sign. The verifier shares no code"
                + " with the program that wrote the ledger, and also exists as a small jar of its own.", ""},
            footer = {"", "Examples:", "  cordon audit verify                          the ledger of the demo",
                "  cordon audit verify /var/lib/cordon          the ledger of a service",
                "  cordon audit verify --key NAME+ID+KEY --remember /safe/last /var/lib/cordon",
                        "                                               trusting nothing in the folder",
                "", "docs/user/audit.md explains each finding."},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:everything holds", "1:something is wrong, and is named",
                    "2:there is no ledger to read"})
    int verify(@Mixin Help with, @Parameters(paramLabel = "PATH", arity = "0..1", defaultValue = "", description = WHERE) String path,
            @Option(names = "--key", paramLabel = "KEY", description = "A public key that may vouch for the ledger (NAME+ID+BASE64);"
                    + " repeatable.") List<String> keys,
            @Option(names = "--remember", paramLabel = "FILE", defaultValue = "",
                    description = "Compare with the checkpoint kept in FILE, and keep this one there when nothing is"
                            + " wrong.") String remember,
            @Option(names = "--json", description = "One JSON object.") boolean json) throws IOException {
        Path ledger = ledger(path);
        AuditOptions options = AuditOptions.USUAL;
        if (keys != null && !keys.isEmpty()) {
            options = options.withKeys(keys.toArray(String[]::new));
        }
        if (!remember.isEmpty()) {
            options = options.withRemember(Engine.path(remember));
        }
        AuditReport report;
        try {
            report = LedgerAudit.audit(ledger, options);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Refusal("the ledger " + ledger + " cannot be read: " + Engine.why(e));
        }
        if (json) {
            call.terminal().text(ReportText.json(report));
        } else {
            print(report, ledger);
        }
        return report.sound() ? Exit.FINE : Exit.FLAGGED;
    }

    private void print(AuditReport report, Path ledger) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        for (Finding finding : report.findings()) {
            terminal.line(paint.red(finding.kind().name()) + "  " + paint.bold(Visible.text(finding.place())) + ": "
                    + Visible.text(finding.message()));
        }
        if (report.findingsMore() > 0) {
            terminal.line("and " + report.findingsMore() + " more");
        }
        report.notes().forEach(note -> terminal.line(paint.dim("note: " + Visible.text(note))));
        if (report.openOrdersCount() > 0) {
            terminal.line(paint.yellow(report.openOrdersCount() + " orders have no receipt yet") + ", the first is entry "
                    + report.openOrders().getFirst().index());
        }
        String root = report.root().isEmpty() ? "no root" : "root " + report.root().substring(0, Math.min(16, report.root().length()))
                + "…";
        if (report.sound()) {
            terminal.line(paint.green("OK") + String.format(Locale.ROOT, "  %s: %,d entries and %,d checkpoints hold, %s",
                    Visible.text(ledger.toString()), report.entriesRead(), report.checkpointsRead() + 1, root));
        } else {
            terminal.line(paint.red("WRONG") + String.format(Locale.ROOT, "  %s: %,d findings (docs/user/audit.md explains each), %s",
                    Visible.text(ledger.toString()), report.findings().size() + report.findingsMore(), root));
        }
    }

    /** {@code cordon audit show}. */
    @Command(name = "show", header = "Shows the ledger's entries.", description = {"Prints entries, the newest last.", ""},
            footer = {"", "Examples:", "  cordon audit show", "  cordon audit show --last 5 --json /var/lib/cordon"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:shown", "2:there is no ledger to read"})
    int show(@Mixin Help with, @Parameters(paramLabel = "PATH", arity = "0..1", defaultValue = "", description = WHERE) String path,
            @Option(names = "--last", paramLabel = "N", defaultValue = "50", description = "How many entries (${DEFAULT-VALUE}).") int last,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        if (last < 1) {
            throw new Refusal("--last must be at least 1");
        }
        LedgerEntries entries = entries(path);
        long from = Math.max(0, entries.size() - last);
        each(entries, from, bytes -> {
            if (json) {
                call.terminal().line(escaped(bytes));
            } else {
                row(bytes);
            }
        });
        return Exit.FINE;
    }

    /** {@code cordon audit export}. */
    @Command(name = "export", header = "Writes every entry as one JSON object a line.",
            description = {"For other systems: every entry, in order,"
            + " exactly as it was hashed, one JSON object a line on standard output.", ""},
            footer = {"", "Example:", "  cordon audit export /var/lib/cordon > ledger.jsonl"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:written",
                    "2:there is no ledger to read, or the output could not be written"})
    int export(@Mixin Help with, @Parameters(paramLabel = "PATH", arity = "0..1", defaultValue = "", description = WHERE) String path) {
        each(entries(path), 0, bytes -> call.terminal().line(new String(bytes, StandardCharsets.UTF_8)));
        return Exit.FINE;
    }

    private LedgerEntries entries(String path) {
        Path ledger = ledger(path);
        try {
            return LedgerEntries.open(ledger);
        } catch (IOException e) {
            throw new Refusal("the ledger " + ledger + " cannot be read: " + Engine.why(e));
        }
    }

    private static void each(LedgerEntries entries, long from, Consumer<byte[]> what) {
        try {
            entries.forEach(from, what);
        } catch (IOException e) {
            throw new Refusal("the ledger cannot be read: " + Engine.why(e) + "; `cordon audit verify` says what is wrong with it");
        }
    }

    private void row(byte[] bytes) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        Json.Obj entry;
        try {
            entry = JsonReader.read(bytes) instanceof Json.Obj o ? o : Json.EMPTY;
        } catch (JsonReader.NotJson e) {
            terminal.line(Visible.text(new String(bytes, StandardCharsets.UTF_8), 200));
            return;
        }
        List<String> rest = new ArrayList<>();
        for (Map.Entry<String, Json> member : entry.members().entrySet()) {
            if (!List.of("seq", "at", "kind", "key").contains(member.getKey())) {
                rest.add(member.getKey() + "=" + (member.getValue() instanceof Json.Str s ? s.text() : member.getValue().canonical()));
            }
        }
        String seq = entry.members().get("seq") instanceof Json.Num n ? Long.toString(n.number()) : "?";
        int columns = terminal.sight().out() ? terminal.sight().columns() - 49 : 4_000;
        terminal.line(String.format(Locale.ROOT, "%7s  ", seq) + paint.dim(Visible.column(member(entry, "at"), 27)) + "  "
                + paint.bold(Visible.column(member(entry, "kind"), 8)) + "  " + Visible.text(String.join(" ", rest), Math.max(20,
                        columns)));
    }

    private static String member(Json.Obj entry, String name) {
        return entry.members().get(name) instanceof Json.Str s ? s.text() : "";
    }

    private static String escaped(byte[] bytes) {
        try {
            return JsonLine.of(JsonReader.read(bytes));
        } catch (JsonReader.NotJson e) {
            return JsonLine.of(Map.of("unreadable", new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private Path ledger(String path) {
        Path given = path.isEmpty() ? call.work().resolve("demo") : Engine.path(path);
        if (path.isEmpty() && !Files.isDirectory(given)) {
            throw new Refusal("there is no ledger yet: name its folder, or run `cordon demo` first");
        }
        Path inside = given.resolve("ledger");
        return Files.isRegularFile(given.resolve("checkpoint")) || !Files.isDirectory(inside) ? given : inside;
    }
}
