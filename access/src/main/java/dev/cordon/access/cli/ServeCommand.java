package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.access.web.PageServer;
import dev.cordon.access.web.Submissions;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.desk.Standing.MailboxStanding;
import dev.cordon.kernel.message.Raw;
import dev.cordon.runtime.Submission;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.Mode;
import dev.cordon.runtime.embedded.EmbeddedRuntime;
import dev.cordon.runtime.embedded.Running;
import dev.cordon.runtime.embedded.StartRefused;
import dev.cordon.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon serve}: protects real mailboxes until it is told to stop. */
@Command(name = "serve", header = "Protects the mailboxes of a configuration file.",
        description = {"Watches every configured mailbox, judges what arrives, does what the policy says, and records all of it in the"
                + " ledger."
            + " A page on loopback shows it. Stops in good order on Ctrl-C or SIGTERM; what was begun goes on at the next start.", ""},
        footer = {"", "Examples:", "  cordon serve                          with ./cordon.yaml",
                "  cordon serve --config /etc/cordon/cordon.yaml",
            "  cordon serve --observe                judge and record, but change nothing", "",
            "A mailbox whose sign-in fails is shown as denied; the others go on. docs/user/serve.md has a first configuration."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped as asked", "2:the configuration is wrong, the port is in use, or the store cannot be used"})
final class ServeCommand implements Callable<Integer> {
    private static final long STOP_SECONDS = 25;
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--config", paramLabel = "FILE", defaultValue = ConfigCommand.FILE,
            description = "The configuration file (${DEFAULT-VALUE}).")
    String config = ConfigCommand.FILE;

    @Option(names = "--port", paramLabel = "N", description = "The page's port instead of the configured one; 0 lets the system choose.")
    int port = -1;

    @Option(names = "--observe", description = "Judge and record, change nothing, whatever the file says.")
    boolean observe;

    @Option(names = "--quiet", description = "Only the page's address and what is wrong.")
    boolean quiet;

    ServeCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() throws InterruptedException {
        Map<String, String> commandLine = new HashMap<>();
        if (port >= 0) {
            commandLine.put("serve.port", Integer.toString(port));
        }
        if (observe) {
            commandLine.put("mode", "observe");
        }
        Config settings = ConfigCommand.usable(config, commandLine, call);
        Policy policy = Engine.policy(settings.policy(), call);
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> finish(stop, stopped), "stop");
        try (Running running = open(settings, policy);
                PageServer page = page(settings, policy, running)) {
            Runtime.getRuntime().addShutdownHook(hook);
            greet(settings, page);
            watch(settings, running, page, stop);
        }
        call.terminal().tell("cordon: stopped");
        call.terminal().flush();
        forget(hook);
        stopped.countDown();
        return Exit.FINE;
    }

    /** The program ends by itself; when it ends because of a signal, the hook is what is running, and stays. */
    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return;
        }
    }

    // A stop that was asked for is no failure, so it ends with 0 and not with the signal's number.
    private static void finish(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            if (stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Exit.FINE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Running open(Config settings, Policy policy) {
        try {
            return EmbeddedRuntime.open(settings, policy, Doors.of(settings.tenant()));
        } catch (StartRefused e) {
            throw new Refusal(e.getMessage() + (e.help().isEmpty() ? "" : "; " + e.help()));
        }
    }

    private Submissions submissions(Config settings, Policy policy) {
        Submission line = new Submission(settings.organisation(), policy, call.clock());
        ScanPrinter.Lines lines = new ScanPrinter.Lines(call.terminal(), false);
        return new Submissions(ApiToken.read(Path.of(settings.store().folder())), bytes -> {
            Raw raw = Raw.owning(bytes);
            Candidate candidate = new Candidate("submission", 0, new Candidate.Content.Bytes(raw));
            return lines.message(candidate, raw, Engine.examination("submission", line.examine("submission", raw))).strip();
        });
    }

    private PageServer page(Config settings, Policy policy, Running running) {
        Path folder = Path.of(settings.store().folder());
        try {
            return PageServer.start(settings.serve().port(), running, new LedgerCheck(folder.resolve("ledger")), submissions(settings, policy),
                    new DefectLog(folder.resolve("defects"), call));
        } catch (PageServer.PortTaken e) {
            throw new Refusal("port " + settings.serve().port() + " on 127.0.0.1 is in use: stop what uses it, or choose another with"
                    + " `serve.port` in " + config + " or --port (0 lets the system choose)");
        }
    }

    private void greet(Config settings, PageServer page) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        terminal.line("Page: " + paint.bold(page.url()));
        terminal.flush();
        if (!quiet) {
            long mailboxes = settings.connectors().stream().mapToLong(c -> c.mailboxes().size()).sum();
            long paused = settings.connectors().stream().flatMap(c -> c.mailboxes().stream()).filter(m -> m.paused()).count();
            terminal.tell(mailboxes + " mailboxes" + (paused == 0 ? ", " : " (" + paused + " paused), ") + (settings.mode() == Mode.OBSERVE
                    ? "observing: nothing is moved" : "acting")
                    + ", state in " + settings.store().folder());
            terminal.tell("The address opens the page once; the next one is in " + urlFile(settings) + ". Ctrl-C stops.");
        }
    }

    private void watch(Config settings, Running running, PageServer page, CountDownLatch stop) throws InterruptedException {
        Map<String, String> states = new HashMap<>();
        Set<String> alarms = new HashSet<>();
        String url = "";
        FileWatch file = new FileWatch(Engine.path(config));
        do {
            if (file.changed()) {
                noticeChange();
            }
            if (!page.url().equals(url)) {
                url = page.url();
                keepUrl(urlFile(settings), url);
            }
            Standing standing = running.standing();
            for (MailboxStanding m : standing.mailboxes()) {
                String now = m.state() + (m.words().isEmpty() ? "" : ": " + m.words());
                String before = states.put(m.mailbox().key(), now);
                if (!now.equals(before) && (!quiet || bad(m.state()))) {
                    call.terminal().tell(colour(m.state(), Visible.text(m.mailbox().address())) + "  " + Visible.text(now));
                }
            }
            for (String alarm : standing.alarms()) {
                if (alarms.add(alarm)) {
                    call.terminal().tell(call.terminal().errorPaint().red("alarm") + "  " + Visible.text(alarm));
                }
            }
        } while (!stop.await(1, TimeUnit.SECONDS));
    }

    // Settings are fixed while running: which ones held is then the same for the whole time between two entries of the ledger.
    private void noticeChange() {
        try {
            long errors = ConfigCommand.read(config, Map.of(), call).diagnostics().stream().filter(Diagnostic::isError).count();
            call.terminal().tell(Visible.text(config) + " changed" + (errors == 0 ? ": restart to take it up"
                    : ", and has " + errors + (errors == 1 ? " error" : " errors") + " now: `cordon config check " + Visible.text(config)
                            + "` shows them; this process goes on with what it read at its start"));
        } catch (Refusal e) {
            call.terminal().tell(Visible.text(e.words()) + "; this process goes on with what it read at its start");
        }
    }

    private String colour(String state, String text) {
        Paint paint = call.terminal().errorPaint();
        return bad(state) ? paint.red(text) : paint.green(text);
    }

    private static boolean bad(String state) {
        return state.equals("denied") || state.equals("unreachable");
    }

    private static Path urlFile(Config settings) {
        return Path.of(settings.store().folder()).resolve("page-url");
    }

    // For services without a terminal: only the owner may read it.
    private void keepUrl(Path file, String url) {
        Path fresh = file.resolveSibling("page-url.new");
        try {
            Files.deleteIfExists(fresh);
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(fresh, url + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            call.terminal().tell("cordon: the page's address could not be kept in " + file + ": " + Engine.why(e));
        }
    }
}
