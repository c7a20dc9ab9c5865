package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.canonical.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon mailbox account}: answers to a take-over. */
@Command(name = "account", header = "Switches a hostile inbox rule off, or ends every session of an account.",
        description = {"For accounts of Microsoft 365 that were taken over. Nothing of this ever happens by itself: it is a person's order, with a"
                + " reason, and stands in the ledger before it is carried out. `cordon mailbox posture --json` shows the ids of rules. A rule that"
                + " is switched off stays where it is. Works in the `cordon serve` that runs on the same store; asks first.", ""},
        footer = {"", "Examples:", "  cordon mailbox account ada@example.org --rule AQAAAJ5dZqA= --reason 'ticket 4711'",
                "  cordon mailbox account ada@example.org --end-sessions --reason 'ticket 4711' --yes"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done, and seen to be done", "1:the answer was no, or it was not seen to be done",
                "2:it could not be done"})
final class AccountCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Parameters(paramLabel = "ADDRESS", description = "The account's mailbox.")
    String address = "";

    @Option(names = "--rule", paramLabel = "ID", defaultValue = "", description = "Switch this inbox rule off.")
    String rule = "";

    @Option(names = "--end-sessions", description = "End every session: whoever is signed in must sign in again.")
    boolean endSessions;

    @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why; it is written into the ledger.")
    String reason = "";

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    AccountCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (rule.isEmpty() != endSessions) {
            throw new Refusal("say either --rule or --end-sessions");
        }
        if (!yes && !agreed()) {
            call.terminal().line("nothing was done");
            return Exit.FLAGGED;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("mailbox", address);
        body.put("act", endSessions ? "end-sessions" : "switch-rule-off");
        body.put("what", rule);
        body.put("reason", reason);
        Json.Obj answer = ServeClient.of(file, call).post("/api/account", body);
        String after = ServeClient.text(answer, "after");
        call.terminal().line(switch (after) {
            case "off" -> "the rule is off";
            case "gone" -> "there is no such rule any more";
            case "ended" -> "every session was ended; access that was given already may last for up to an hour";
            default -> "it was accepted, and is not seen to be done: " + Visible.text(after);
        });
        return after.equals("off") || after.equals("gone") || after.equals("ended") ? Exit.FINE : Exit.FLAGGED;
    }

    private boolean agreed() {
        Terminal terminal = call.terminal();
        if (!terminal.sight().in() || !terminal.sight().err()) {
            throw new Refusal("nobody is there to be asked: --yes does it without asking");
        }
        terminal.show((endSessions ? "End every session of " : "Switch an inbox rule off for ") + Visible.text(address) + "? [y/N] ");
        try {
            StringBuilder answer = new StringBuilder();
            for (int c = terminal.in().read(); c >= 0 && c != '\n' && answer.length() < 20; c = terminal.in().read()) {
                answer.append((char) c);
            }
            String word = answer.toString().strip().toLowerCase(Locale.ROOT);
            return word.equals("y") || word.equals("yes");
        } catch (IOException e) {
            throw new Refusal("the answer could not be read: " + Engine.why(e));
        }
    }
}
