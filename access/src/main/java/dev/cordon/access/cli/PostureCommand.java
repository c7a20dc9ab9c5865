package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.desk.Accounts;
import dev.cordon.runtime.config.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon mailbox posture}: signs that an account was taken over. */
@Command(name = "posture", header = "Shows rules, forwarding, delegates, grants and sign-ins of accounts.",
        description = {"Asks the mail systems (kinds google and microsoft) what of each account's settings and doings may show that somebody else"
                + " has taken it over: mail that is led outside, hidden or deleted, programs that may read it, risky sign-ins. Changes nothing."
                + " What an identity may not ask is said, and proves nothing. docs/connectors names the permission for each.", ""},
        footer = {"", "Examples:", "  cordon mailbox posture", "  cordon mailbox posture ada@example.org --json"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:everything was asked and nothing is grave",
                "1:something is grave, or could not be asked", "2:the configuration cannot be used"})
final class PostureCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String file = ConfigCommand.FILE;

    @Option(names = "--all", description = "Show what is not grave, too.")
    boolean all;

    @Option(names = "--json", description = "One JSON object a mailbox.")
    boolean json;

    @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "Only these mailboxes.")
    List<String> only = new ArrayList<>();

    PostureCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        Config config = ConfigCommand.usable(file, Map.of(), call);
        Set<String> domains = new LinkedHashSet<>(config.organisation().domains());
        config.connectors().forEach(c -> c.mailboxes().forEach(m -> domains.add(m.address().substring(m.address().lastIndexOf('@') + 1))));
        boolean fine = true;
        int asked = 0;
        for (ConnectorConfig connector : config.connectors()) {
            if (!Connectors.DIRECTORIES.contains(connector.kind())) {
                continue;
            }
            try (Accounts accounts = Connectors.accounts(connector, config.directory(), List.copyOf(domains), call.clock())) {
                for (MailboxConfig mailbox : connector.mailboxes()) {
                    if (only == null || only.isEmpty() || only.contains(mailbox.address())) {
                        asked++;
                        fine &= show(connector.name(), mailbox.address(), accounts.signs(mailbox.address()));
                    }
                }
            }
        }
        if (asked == 0) {
            throw new Refusal("no such mailbox of kind " + String.join(" or ", Connectors.DIRECTORIES) + " is in " + file);
        }
        return fine ? Exit.FINE : Exit.FLAGGED;
    }

    private boolean show(String connector, String address, Accounts.Signs signs) {
        boolean grave = signs.signs().stream().anyMatch(Accounts.Sign::grave);
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("mailbox", address);
            out.put("connector", connector);
            out.put("grave", grave);
            out.put("signs", signs.signs().stream().<Object>map(s -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("kind", s.kind());
                one.put("id", s.id());
                one.put("words", s.words());
                one.put("grave", s.grave());
                return one;
            }).toList());
            out.put("missing", signs.missing());
            call.terminal().line(JsonLine.of(out));
            return !grave && signs.missing().isEmpty();
        }
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        long graves = signs.signs().stream().filter(Accounts.Sign::grave).count();
        terminal.line(paint.bold(Visible.text(address)) + "  " + (grave ? paint.red(graves + " grave") : paint.green("nothing grave")) + " of "
                + signs.signs().size());
        for (Accounts.Sign sign : signs.signs()) {
            if (sign.grave() || all) {
                String line = "  " + Visible.column(sign.kind(), 10) + "  " + Visible.text(sign.words());
                terminal.line(sign.grave() ? paint.red(line) : line);
            }
        }
        signs.missing().forEach(m -> terminal.line(paint.yellow("  not asked   " + Visible.text(m))));
        return !grave && signs.missing().isEmpty();
    }
}
