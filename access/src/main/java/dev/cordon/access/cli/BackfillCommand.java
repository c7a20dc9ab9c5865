package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.canonical.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon mailbox backfill}: looks at the mail that was there before. */
@Command(name = "backfill", header = "Looks at the mail of the last days, behind live mail.",
        description = {"Judges mail that arrived before a mailbox was protected. It spends only what live traffic leaves of the provider's request"
                + " budget, goes on after a restart, and does nothing to what it finds unless --act is given. Works in the `cordon serve` that runs"
                + " on the same store; without --days it shows how far it has come.", ""},
        footer = {"", "Examples:", "  cordon mailbox backfill --days 30                          every mailbox, only judged",
                "  cordon mailbox backfill --days 7 --mailbox ada@example.org --act", "  cordon mailbox backfill --status",
                "  cordon mailbox backfill --pause"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:begun, changed or shown", "2:it could not be done"})
final class BackfillCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Option(names = "--days", paramLabel = "N", description = "How many days back, 1 to 365.")
    int days;

    @Option(names = "--mailbox", paramLabel = "ADDRESS", description = "Only this mailbox; may be given several times.")
    List<String> mailboxes = List.of();

    @Option(names = "--budget", paramLabel = "N/min", defaultValue = "60/min",
            description = "Most messages a minute and mailbox (${DEFAULT-VALUE}).")
    String budget = "60/min";

    @Option(names = "--act", description = "Carry out the policy on what is found; otherwise it is only judged.")
    boolean act;

    @Option(names = "--pause", description = "Rest it.")
    boolean pause;

    @Option(names = "--resume", description = "Go on.")
    boolean resume;

    @Option(names = "--status", description = "Show how far it has come.")
    boolean status;

    @Option(names = "--json", description = "One JSON object.")
    boolean json;

    BackfillCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        int wishes = (days != 0 ? 1 : 0) + (pause ? 1 : 0) + (resume ? 1 : 0) + (status ? 1 : 0);
        if (wishes > 1) {
            throw new Refusal("say one of --days, --pause, --resume, --status");
        }
        ServeClient serve = ServeClient.of(file, call);
        Json.Obj answer = pause || resume || days != 0 ? serve.post("/api/backfill", order()) : serve.get("/api/backfill");
        if (json) {
            call.terminal().line(answer.canonical());
        } else {
            show(answer);
        }
        return Exit.FINE;
    }

    private Map<String, Object> order() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("command", pause ? "pause" : resume ? "resume" : "start");
        body.put("mailboxes", mailboxes == null ? List.of() : mailboxes);
        if (days != 0) {
            body.put("days", days);
            body.put("per_minute", perMinute());
            body.put("act", act);
        }
        return body;
    }

    private int perMinute() {
        String number = budget.endsWith("/min") ? budget.substring(0, budget.length() - "/min".length()) : budget;
        if (number.isEmpty() || number.length() > 5 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal("--budget is a number of messages a minute, such as 60/min");
        }
        return Integer.parseInt(number);
    }

    private void show(Json.Obj answer) {
        Terminal terminal = call.terminal();
        List<Json.Obj> all = ServeClient.objects(answer, "backfills");
        if (all.isEmpty()) {
            terminal.line("There is no backfill. `cordon mailbox backfill --days 30` begins one.");
        }
        for (Json.Obj b : all) {
            long listed = ServeClient.number(b, "listed");
            long done = Math.max(0, ServeClient.number(b, "handed") - ServeClient.number(b, "open"));
            String words = ServeClient.text(b, "words");
            terminal.line(Visible.column(ServeClient.text(b, "mailbox"), 36) + "  " + Visible.column(ServeClient.text(b, "state"), 8) + "  "
                    + done + " of " + listed + (listed == 0 ? "" : " (" + 100 * done / listed + " %)") + ", "
                    + ServeClient.number(b, "flagged") + " flagged, " + (ServeClient.flag(b, "act") ? "acting" : "only judging") + ", since "
                    + Visible.text(ServeClient.text(b, "from")) + (words.isEmpty() ? "" : "  " + Visible.text(words)));
        }
    }
}
