package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.connectors.Connector;
import dev.cordon.connectors.Connectors;
import dev.cordon.connectors.Probe;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.runtime.config.Config;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cordon mailbox}: which mailboxes are protected, and whether they can be reached. */
@Command(name = "mailbox", header = "Lists, tests, adds, pauses and removes protected mailboxes.", description =
        {"The mailboxes of a configuration file.",
        ""},
        synopsisSubcommandLabel = "COMMAND")
final class MailboxCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Spec CommandSpec spec = CommandSpec.create();

    private final Call call;

    MailboxCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.FINE;
    }

    /** {@code cordon mailbox list}. */
    @Command(name = "list", header = "Lists the configured mailboxes.", exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:listed", "2:the configuration cannot be used"})
    int list(@Mixin Help with,
            @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
                    description = "The configuration file (${DEFAULT-VALUE}).") String file,
            @Option(names = "--json", description = "One JSON object a line.") boolean json) {
        Config config = ConfigCommand.usable(file, Map.of(), call);
        for (ConnectorConfig connector : config.connectors()) {
            for (MailboxConfig mailbox : connector.mailboxes()) {
                if (json) {
                    Map<String, Object> out = new LinkedHashMap<>();
                    out.put("mailbox", mailbox.address());
                    out.put("connector", connector.name());
                    out.put("kind", connector.kind());
                    out.put("url", connector.url());
                    out.put("paused", mailbox.paused());
                    call.terminal().line(JsonLine.of(out));
                } else {
                    call.terminal().line(Visible.column(mailbox.address(), 40) + "  " + Visible.column(connector.name(), 16) + "  "
                            + Visible.column(connector.kind(), 5) + " " + Visible.text(connector.url())
                            + (mailbox.paused() ? "  paused" : ""));
                }
            }
        }
        return Exit.FINE;
    }

    /** {@code cordon mailbox test}. */
    @Command(name = "test", header = "Signs in to every mailbox and says what can be done there.",
            description = {"Connects, reads the place in the change feed, and asks what the actor may do. No message is fetched or"
                    + " moved.", ""},
            footer = {"", "Examples:", "  cordon mailbox test", "  cordon mailbox test ada@example.org"},
                    exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every mailbox can be read and acted on", "1:at least one cannot", "2:the configuration cannot be used"})
    int test(@Mixin Help with,
            @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
                    description = "The configuration file (${DEFAULT-VALUE}).") String file,
            @Option(names = "--json", description = "One JSON object a line.") boolean json,
            @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "Only these mailboxes.") List<String> only) {
        Config config = ConfigCommand.usable(file, Map.of(), call);
        boolean all = true;
        int tested = 0;
        for (ConnectorConfig connector : config.connectors()) {
            try (Connector open = Connectors.open(connector, new TenantId(config.tenant()), InstantSource.system())) {
                for (MailboxConfig mailbox : connector.mailboxes()) {
                    if (only == null || only.isEmpty() || only.contains(mailbox.address())) {
                        all &= one(open, new MailboxId(new TenantId(config.tenant()), connector.name(), mailbox.address()), json);
                        tested++;
                    }
                }
            }
        }
        if (tested == 0) {
            throw new Refusal("no such mailbox is in " + file);
        }
        return all ? Exit.FINE : Exit.FLAGGED;
    }

    private boolean one(Connector connector, MailboxId mailbox, boolean json) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        Probe probe = Probe.of(connector, mailbox);
        String trouble = probe.trouble();
        List<String> words = probe.can().stream().sorted().map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("mailbox", mailbox.address());
            out.put("connector", mailbox.connector());
            out.put("ok", trouble.isEmpty());
            out.put("capabilities", words);
            out.put("error", trouble);
            terminal.line(JsonLine.of(out));
        } else {
            terminal.line((trouble.isEmpty() ? paint.green("ok    ") : paint.red("failed")) + "  " + Visible.column(mailbox.address(), 36)
                    + "  "
                    + (trouble.isEmpty() ? words.stream().collect(Collectors.joining(", ")) : Visible.text(trouble)));
        }
        return trouble.isEmpty();
    }

    /** {@code cordon mailbox add}. */
    @Command(name = "add", header = "Adds a mailbox to the configuration file.",
            description = {"Writes an entry into the file and leaves everything else in it as it is, comments too. The password itself"
                    + " is never"
                + " written there: say in which file or variable it is. Restart `cordon serve` to begin.", ""},
            footer = {"", "Examples:",
                "  cordon mailbox add ada@example.org --connector office --kind jmap \\",
                        "      --url https://mail.example.org/.well-known/jmap --secret-file /run/secrets/ada",
                "  cordon mailbox add bob@example.org --connector office --secret-env BOB_PASSWORD",
                "  cordon mailbox add … --print          shows the entry instead of writing it",
                "  cordon mailbox add google             walks through what a Google Workspace tenant needs",
                "  cordon mailbox add microsoft          walks through what Microsoft 365 needs"}, exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:added", "2:it could not be added; the file is unchanged"})
    int add(@Mixin Help with, @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "",
                    description = "The mailbox's address; or the word google or microsoft, which are commands of their own.") String address,
            @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
                    description = "The configuration file (${DEFAULT-VALUE}).") String file,
            @Option(names = "--connector", paramLabel = "NAME", defaultValue = "mail",
                    description = "The mail system's name in the file (${DEFAULT-VALUE}).") String connector,
            @Option(names = "--kind", paramLabel = "KIND", defaultValue = "",
                    description = "For a new mail system: jmap or imap.") String kind,
            @Option(names = "--url", paramLabel = "URL", defaultValue = "", description = "For a new mail system: its address.") String url,
            @Option(names = "--user", paramLabel = "NAME", defaultValue = "",
                    description = "The login name; the address when not given.") String user,
            @Option(names = "--secret-file", paramLabel = "FILE", defaultValue = "",
                    description = "The file that holds the password.") String secretFile,
            @Option(names = "--secret-env", paramLabel = "NAME", defaultValue = "",
                    description = "The environment variable that holds the password.") String secretEnv,
            @Option(names = "--print", description = "Show the entry, write nothing.") boolean print) {
        if (address.isEmpty()) {
            throw new Refusal("say which mailbox, by its address, or a whole tenant with"
                    + " `cordon mailbox add microsoft` or `cordon mailbox add google`; --help shows more");
        }
        if (secretFile.isEmpty() == secretEnv.isEmpty()) {
            throw new Refusal("say where the password is with either --secret-file or --secret-env; it is never written into the"
                    + " configuration");
        }
        ConfigEdit.Entry entry = new ConfigEdit.Entry(address, connector, kind, url, user.isEmpty() ? address : user, secretFile,
                secretEnv);
        String done = new ConfigEdit(file, call).add(entry, print);
        call.terminal().line(done);
        return Exit.FINE;
    }

    /** Which entry of which file a command is about. */
    static final class Entry {
        @Parameters(paramLabel = "ADDRESS", description = "The mailbox's address.")
        String address = "";

        @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
                description = "The configuration file (${DEFAULT-VALUE}).")
        String file = ConfigCommand.FILE;

        @Option(names = "--connector", paramLabel = "NAME", defaultValue = "",
                description = "The mail system's name, when the address is in several.")
        String connector = "";
    }

    /** {@code cordon mailbox pause}. */
    @Command(name = "pause", header = "Rests a mailbox, or wakes it again.",
            description = {"Writes `paused: true` into the mailbox's entry and leaves everything else in the file as it is, comments too."
                    + " A paused mailbox is neither read nor acted on; what waits for it waits on, and what arrives meanwhile is found when"
                    + " it is resumed. A running `cordon serve` says that the file changed and takes it up at its next start.", ""},
            footer = {"", "Examples:", "  cordon mailbox pause ada@example.org", "  cordon mailbox pause ada@example.org --resume"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done, or it was so already",
                    "2:it could not be done; the file is unchanged"})
    int pause(@Mixin Help with, @Mixin Entry entry,
            @Option(names = "--resume", description = "Wakes it again.") boolean resume) {
        call.terminal().line(new MailboxEdit(entry.file, call).pause(entry.address, entry.connector, !resume));
        return Exit.FINE;
    }

    /** {@code cordon mailbox remove}. */
    @Command(name = "remove", header = "Takes a mailbox out of the configuration file.",
            description = {"Takes the mailbox's entry out and leaves everything else in the file as it is. Its records (inspections,"
                    + " outcomes, the ledger) are kept, and messages in quarantine stay there: put back before what should go back. Asks"
                    + " first. A running `cordon serve` takes it up at its next start.", ""},
            footer = {"", "Examples:", "  cordon mailbox remove ada@example.org", "  cordon mailbox remove ada@example.org --yes   for scripts"},
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:removed", "1:the answer was no; the file is unchanged",
                    "2:it could not be done; the file is unchanged"})
    int remove(@Mixin Help with, @Mixin Entry entry,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        MailboxEdit edit = new MailboxEdit(entry.file, call);
        MailboxEdit.Change change = edit.removal(entry.address, entry.connector);
        if (!yes && !agreed(entry.address, entry.file)) {
            call.terminal().line("nothing was changed");
            return Exit.FLAGGED;
        }
        call.terminal().line(edit.write(change));
        return Exit.FINE;
    }

    private boolean agreed(String address, String file) {
        Terminal terminal = call.terminal();
        if (!terminal.sight().in() || !terminal.sight().err()) {
            throw new Refusal("nobody is there to be asked: --yes removes " + address + " from " + file + " without asking");
        }
        terminal.show("Remove " + Visible.text(address) + " from " + Visible.text(file) + "? Its records are kept. [y/N] ");
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
