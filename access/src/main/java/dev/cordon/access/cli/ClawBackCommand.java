package dev.cordon.access.cli;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.canonical.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon mailbox clawback}: finds a message in every protected mailbox and takes it back. */
@Command(name = "clawback", header = "Finds every copy of a message, and quarantines them when asked to.",
        description = {"Searches every protected mailbox for the Message-ID, in all folders. Without --act it only tells where copies are. With"
                + " --act each copy goes through the line and is quarantined by an order of its own, with the same guards and receipts as any other;"
                + " `cordon serve` shows how each ended. Works in the `cordon serve` that runs on the same store.", ""},
        footer = {"", "Examples:", "  cordon mailbox clawback '<20261122.1@example.net>'",
                "  cordon mailbox clawback --inspection i0123456789abcdef --act --reason 'invoice fraud, ticket 4711'"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:every mailbox was searched", "1:at least one could not be searched",
                "2:it could not be done"})
final class ClawBackCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Parameters(paramLabel = "MESSAGE-ID", arity = "0..1", defaultValue = "", description = "The value of the field Message-ID.")
    String messageId = "";

    @Option(names = "--inspection", paramLabel = "ID", defaultValue = "", description = "An inspection of the message instead.")
    String inspection = "";

    @Option(names = "--act", description = "Quarantine the copies.")
    boolean act;

    @Option(names = "--reason", paramLabel = "WORDS", defaultValue = "", description = "Why; it is written into the ledger. Needed with --act.")
    String reason = "";

    @Option(names = "--json", description = "One JSON object.")
    boolean json;

    ClawBackCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (messageId.isEmpty() == inspection.isEmpty()) {
            throw new Refusal("say which message, by its Message-ID or with --inspection");
        }
        if (act && reason.isBlank()) {
            throw new Refusal("--act needs --reason: it is written into the ledger");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (!messageId.isEmpty()) {
            body.put("message_id", messageId);
        } else {
            body.put("inspection", inspection);
        }
        body.put("act", act);
        body.put("reason", reason);
        Json.Obj answer = ServeClient.of(file, call).post("/api/clawback", body);
        boolean all = ServeClient.objects(answer, "found").stream().allMatch(f -> ServeClient.text(f, "trouble").isEmpty());
        if (json) {
            call.terminal().line(answer.canonical());
        } else {
            show(answer);
        }
        return all ? Exit.FINE : Exit.FLAGGED;
    }

    private void show(Json.Obj answer) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        long copies = 0;
        for (Json.Obj f : ServeClient.objects(answer, "found")) {
            String trouble = ServeClient.text(f, "trouble");
            copies += ServeClient.number(f, "copies");
            String mailbox = Visible.column(ServeClient.text(f, "mailbox"), 36);
            if (!trouble.isEmpty()) {
                terminal.line(paint.red(mailbox + "  not searched: " + Visible.text(trouble)));
            } else if (ServeClient.number(f, "copies") > 0) {
                terminal.line(mailbox + "  " + ServeClient.number(f, "copies") + (ServeClient.number(f, "copies") == 1 ? " copy" : " copies")
                        + (ServeClient.flag(answer, "act") ? ", quarantine ordered: " + String.join(" ", ServeClient.texts(f, "ordered")) : ""));
            }
        }
        terminal.line(copies + (copies == 1 ? " copy" : " copies") + " of " + Visible.text(ServeClient.text(answer, "message_id"))
                + (ServeClient.flag(answer, "act") || copies == 0 ? "" : "; nothing was done, --act quarantines"));
        terminal.line(paint.dim("Mail that was forwarded outside cannot be taken back."));
    }
}
