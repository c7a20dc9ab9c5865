package dev.cordon.access.cli;

import dev.cordon.access.demo.Demo;
import dev.cordon.access.show.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon demo}: the whole product in one minute. */
@Command(name = "demo", header = "Shows the whole product in one minute, with nothing to set up.",
        description = {"Starts a small invented organisation on a mail system of its own, protects its mailboxes, and lets mail arrive:"
            + " ordinary mail and attacks. You watch phishing disappear into quarantine with a reason, put a message back, and verify"
                    + " the ledger."
            + " Nothing leaves this machine, and every address in it is a reserved one.", ""},
        footer = {"", "Examples:", "  cordon demo                           runs until Ctrl-C; the page shows the details",
            "  cordon demo --for 20s --headless      for scripts: one JSON line, exit code 0 when all is well"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every arrived message has an outcome and the ledger verifies", "1:one of these does not hold",
                "2:it could not run"})
final class DemoCommand implements Callable<Integer> {
    private static final int PORT = 8025;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long STOP_SECONDS = 20;
    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--port", paramLabel = "N", description = "The page's port; 8025 when it is free and none is given, 0 lets the"
            + " system choose.")
    int port = -1;

    @Option(names = "--headless", description = "No live view; one JSON line at the end.")
    boolean headless;

    @Option(names = "--for", paramLabel = "DURATION", description = "Ends after this time, such as 20s or 2m; all mail arrives within it.")
    String forTime = "";

    DemoCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() throws InterruptedException {
        boolean ends = headless || !forTime.isEmpty();
        Duration time = forTime.isEmpty() ? MINUTE : duration(forTime);
        if (port > 65_535 || port < -1) {
            throw new Refusal("--port must be between 0 and 65535");
        }
        LinkedBlockingQueue<String> keys = new LinkedBlockingQueue<>();
        listen(keys);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(keys, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run(new Demo.Plan(port < 0 ? PORT : port, headless, time, ends), keys);
        } finally {
            call.terminal().flush();
            ServeCommand.forget(hook);
            stopped.countDown();
        }
    }

    private int run(Demo.Plan plan, LinkedBlockingQueue<String> keys) throws InterruptedException {
        Demo.Surroundings around = new Demo.Surroundings(call.terminal(), call.clock(), call.work(), keys, LedgerCheck::new,
                config -> Doors.of(config.tenant()), new DefectLog(call.work().resolve("defects"), call));
        try {
            return Demo.run(plan, around) ? Exit.FINE : Exit.FLAGGED;
        } catch (Demo.NotPossible e) {
            // The usual port is only a wish.
            if (port < 0 && plan.port() != 0 && String.valueOf(e.getMessage()).startsWith("port ")) {
                return run(new Demo.Plan(0, plan.headless(), plan.arriving(), plan.ends()), keys);
            }
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private void listen(LinkedBlockingQueue<String> keys) {
        Terminal terminal = call.terminal();
        if (headless || !terminal.sight().in()) {
            return;
        }
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    keys.add(line);
                }
            } catch (IOException e) {
                keys.add("");
            }
        }, "keys");
        reader.setDaemon(true);
        reader.start();
    }

    private static void stop(LinkedBlockingQueue<String> keys, CountDownLatch stopped) {
        keys.add("q");
        try {
            if (stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Exit.FINE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A duration as people write it: a whole number and ms, s, m or h. */
    static Duration duration(String text) {
        int digits = 0;
        while (digits < text.length() && digits < 9 && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long number = digits == 0 ? -1 : Long.parseLong(text.substring(0, digits));
        Duration duration = switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(number);
            case "s", "" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(-1);
        };
        if (duration.isNegative() || duration.isZero()) {
            throw new Refusal("`" + text + "` is not a duration: write a whole number and a unit, such as 20s or 2m");
        }
        return duration;
    }
}
