package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.canonical.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon mailbox coverage}: was everything looked at, and who is left out. */
@Command(name = "coverage", header = "Shows whether every message was looked at, and which mailboxes are left out.",
        description = {"For each protected mailbox and day what the provider lists (received), what has an outcome (judged), and what the change"
                + " feed had not told of (missed). Then the mailboxes that are left out on purpose, with who answers for it and until when, and"
                + " those that the directory knows and nobody protects. Asks the `cordon serve` that runs on the same store.", ""},
        footer = {"", "Examples:", "  cordon mailbox coverage", "  cordon mailbox coverage --json"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing was missed, nobody is left out without a reason that still holds",
                "1:something was missed, an exclusion is over, or a mailbox is uncovered", "2:it could not be asked"})
final class CoverageCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Option(names = "--json", description = "One JSON object.")
    boolean json;

    CoverageCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        Json.Obj answer = ServeClient.of(file, call).get("/api/coverage");
        if (json) {
            call.terminal().line(answer.canonical());
        } else {
            show(answer);
        }
        return ServeClient.flag(answer, "whole") ? Exit.FINE : Exit.FLAGGED;
    }

    private void show(Json.Obj answer) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        terminal.line(paint.bold(Visible.column("mailbox", 36) + "  day         received    judged    missed"));
        for (Json.Obj box : ServeClient.objects(answer, "covered")) {
            List<Json.Obj> days = ServeClient.objects(box, "days");
            String name = Visible.column(ServeClient.text(box, "mailbox"), 36);
            if (days.isEmpty()) {
                terminal.line(name + "  " + paint.dim("not counted yet (" + Visible.text(ServeClient.text(box, "state")) + ")"));
            }
            for (Json.Obj day : days) {
                String row = name + "  " + Visible.column(ServeClient.text(day, "day"), 10) + right(ServeClient.number(day, "received"))
                        + right(ServeClient.number(day, "judged")) + right(ServeClient.number(day, "missed"));
                terminal.line(ServeClient.number(day, "missed") > 0 ? paint.red(row) : row);
            }
        }
        for (Json.Obj e : ServeClient.objects(answer, "excluded")) {
            boolean over = ServeClient.flag(e, "expired");
            String row = "left out   " + Visible.column(ServeClient.text(e, "mailbox"), 36) + "  until " + Visible.text(ServeClient.text(e,
                    "until")) + (over ? " (over)" : "") + ", " + Visible.text(ServeClient.text(e, "owner")) + ": " + Visible.text(ServeClient.text(e,
                            "why"));
            terminal.line(over ? paint.red(row) : row);
        }
        ServeClient.texts(answer, "uncovered").forEach(a -> terminal.line(paint.red("uncovered  " + Visible.text(a))));
        String read = ServeClient.text(answer, "directory_at");
        terminal.line(paint.dim(read.isEmpty() ? "No directory was read, so mailboxes that nobody protects are not known here."
                : "The directory was read at " + Visible.text(read) + "."));
    }

    private static String right(long number) {
        return " ".repeat(Math.max(1, 10 - Long.toString(number).length())) + number;
    }
}
