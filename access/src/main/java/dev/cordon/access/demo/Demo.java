package dev.cordon.access.demo;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.web.LedgerWatch;
import dev.cordon.access.web.PageServer;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.embedded.Door;
import dev.cordon.runtime.embedded.EmbeddedRuntime;
import dev.cordon.runtime.embedded.Running;
import dev.cordon.runtime.embedded.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The whole product on a small invented organisation: two tenants on real sockets, mail arriving, and what becomes of it. */
public final class Demo {
    private static final long LOOK_MILLIS = 100;
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int ROWS = 1_000;
    private static final double ARRIVING = 0.8;

    /**
     * How it is to run.
     *
     * @param port of the page; 0 lets the system choose
     * @param headless no live view; a JSON line at the end
     * @param arriving over how long the mail arrives and, when it ends by itself, how long it runs
     * @param ends whether it ends by itself
     */
    public record Plan(int port, boolean headless, Duration arriving, boolean ends) {}

    /** What it needs from whoever runs it. */
    public record Surroundings(Terminal terminal, InstantSource clock, Path work, BlockingQueue<String> keys,
                               Function<Path, LedgerWatch> ledger, Function<dev.cordon.runtime.config.Config, Door.Opener> doors,
                               BiConsumer<String, String> defects) {}

    /** It cannot run, and why, in one line. */
    public static final class NotPossible extends Exception {
        private static final long serialVersionUID = 1L;

        NotPossible(String words, Throwable cause) {
            super(words, cause);
        }
    }

    private final Plan plan;
    private final Surroundings around;
    private final List<Story.Scene> scenes = Story.scenes();
    private int delivered;

    private Demo(Plan plan, Surroundings around) {
        this.plan = plan;
        this.around = around;
    }

    /** Runs to its end; true when every arrived message has an outcome, the ledger verifies, and nothing asked for more than it may. */
    public static boolean run(Plan plan, Surroundings around) throws NotPossible, InterruptedException {
        return new Demo(plan, around).run();
    }

    private boolean run() throws NotPossible, InterruptedException {
        try (DemoFolder folder = DemoFolder.fresh(around.work());
                DemoTenants provider = new DemoTenants(around.clock(), scenes.stream().map(Story.Scene::mailbox).toList())) {
            Config config = Config.of(folder.path().toString(), Story.organisation(), provider.connectors());
            LedgerWatch ledger = around.ledger().apply(folder.path().resolve("ledger"));
            Closing end;
            try (Running running = EmbeddedRuntime.open(config, Policy.builtin(), around.doors().apply(config));
                    PageServer page = PageServer.start(plan.port(), running, ledger, around.defects())) {
                DemoView view = plan.headless() ? DemoView.NONE : new LiveView(around.terminal(), around.clock(), scenes.size());
                view.begin(page, folder.path());
                play(provider, running, page, view);
                end = new Closing(running.inspections(ROWS), running.standing().alarms(), page.address(), provider.outOfScope());
                view.end();
            }
            return close(end, ledger.look(), folder.path());
        } catch (IOException e) {
            throw new NotPossible("the demo's folder in " + around.work() + " cannot be used: " + e.getMessage(), e);
        } catch (StartRefused e) {
            throw new NotPossible(e.getMessage() + (e.help().isEmpty() ? "" : "; " + e.help()), e);
        } catch (PageServer.PortTaken e) {
            throw new NotPossible("port " + plan.port() + " on 127.0.0.1 is in use: choose another with --port (0 lets the system"
                    + " choose)", e);
        }
    }

    /** What is left when everything is closed. */
    private record Closing(List<InspectionRow> rows, List<String> alarms, String url, List<String> beyondScopes) {}

    // What arrives before a mailbox is watched for the first time is not protected, so the mail waits for the watches.
    private void awaitWatches(Running running) throws InterruptedException {
        Instant latest = around.clock().instant().plus(GRACE);
        while (around.clock().instant().isBefore(latest) && !running.standing().mailboxes().stream()
                .allMatch(m -> m.state().equals("watching") || m.state().equals("polling"))) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS / 4);
        }
    }

    private void play(DemoTenants provider, Running running, PageServer page, DemoView view) throws InterruptedException {
        awaitWatches(running);
        Instant began = around.clock().instant();
        Duration between = Duration.ofNanos((long) (plan.arriving().toNanos() * ARRIVING / scenes.size()));
        Instant ends = began.plus(plan.arriving());
        while (true) {
            Instant now = around.clock().instant();
            while (delivered < scenes.size() && !now.isBefore(began.plus(between.multipliedBy(delivered)))) {
                Story.Scene scene = scenes.get(delivered);
                provider.deliver(scene.mailbox(), scene.bytes(now, delivered));
                delivered++;
            }
            List<InspectionRow> rows = running.inspections(ROWS);
            view.show(rows, running.standing(), delivered, page.url());
            if (plan.ends() && delivered == scenes.size() && !now.isBefore(ends)
                    && (ended(rows) >= delivered || now.isAfter(ends.plus(GRACE)))) {
                return;
            }
            String key = around.keys().poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null && !pressed(key, rows, running, view)) {
                return;
            }
        }
    }

    private static boolean pressed(String key, List<InspectionRow> rows, Running running, DemoView view) {
        switch (key.strip()) {
            case "q" -> {
                return false;
            }
            case "r" -> {
                Optional<InspectionRow> newest = rows.stream()
                        .filter(r -> r.state().equals("concluded") && r.disposition() == Disposition.QUARANTINE).findFirst();
                if (newest.isEmpty()) {
                    view.say("nothing is in quarantine");
                } else {
                    Answer<Receipt> answer = running.release(newest.get().id(), "terminal", "released by hand in the demo");
                    view.say(switch (answer) {
                        case Answer.Known<Receipt> _ -> "put back: " + newest.get().subject();
                        case Answer.Unknown<Receipt> u -> "not put back: " + u.fault().what();
                    });
                }
            }
            case "" -> { }
            default -> view.say("r and Enter puts the newest quarantined message back, q and Enter ends");
        }
        return true;
    }

    private static boolean isEnded(InspectionRow row) {
        return switch (row.state()) {
            case "concluded", "held", "stopped", "vanished", "refused", "released", "parked" -> true;
            default -> false;
        };
    }

    private static long ended(List<InspectionRow> rows) {
        return rows.stream().filter(Demo::isEnded).count();
    }

    private boolean close(Closing end, LedgerWatch.Seen seen, Path folder) {
        boolean complete = ended(end.rows()) >= delivered;
        boolean verified = seen.verified().equals("yes");
        if (plan.headless()) {
            around.terminal().line(JsonLine.of(summary(end, seen, folder)));
        } else {
            around.terminal().line("");
            around.terminal().line(around.terminal().paint().bold("The ledger stays: ") + "./cordon audit verify " + folder);
            around.terminal().line(verified ? around.terminal().paint().green("It verifies: ") + seen.words()
                    : around.terminal().paint().red("It does not verify: ") + seen.words());
        }
        if (!complete) {
            around.terminal().tell("cordon: " + (delivered - ended(end.rows())) + " of " + delivered + " messages have no outcome");
        }
        if (!verified) {
            around.terminal().tell("cordon: the ledger does not verify: " + seen.words());
        }
        if (!end.beyondScopes().isEmpty()) {
            around.terminal().tell("cordon: asked for more than it may: " + String.join("; ", end.beyondScopes()));
        }
        return complete && verified && end.beyondScopes().isEmpty();
    }

    private Map<String, Object> summary(Closing end, LedgerWatch.Seen seen, Path folder) {
        Map<String, Long> states = new TreeMap<>();
        Map<String, Long> verdicts = new TreeMap<>();
        List<InspectionRow> rows = end.rows().stream().filter(Demo::isEnded).toList();
        rows.forEach(r -> {
            states.merge(r.state(), 1L, Long::sum);
            verdicts.merge(dev.cordon.access.show.Findings.word(r.verdict()), 1L, Long::sum);
        });
        List<Long> latencies = rows.stream().map(InspectionRow::latencyMillis).filter(l ->
                l >= 0).sorted(Comparator.naturalOrder()).toList();
        Map<String, Long> providers = new TreeMap<>();
        rows.forEach(r -> providers.merge(r.mailbox().connector(), 1L, Long::sum));
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("size", seen.size());
        ledger.put("root", seen.root());
        ledger.put("verified", seen.verified().equals("yes"));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("arrived", delivered);
        out.put("with_outcome", Math.min(delivered, rows.size()));
        out.put("by_provider", providers);
        out.put("outcomes", states);
        out.put("verdicts", verdicts);
        out.put("quarantined", rows.stream().filter(r -> r.disposition() == Disposition.QUARANTINE
                && r.state().equals("concluded")).count());
        out.put("released", states.getOrDefault("released", 0L));
        out.put("ledger", ledger);
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("p50", percentile(latencies, 0.5));
        latency.put("p99", percentile(latencies, 0.99));
        out.put("latency_ms", latency);
        out.put("alarms", end.alarms());
        out.put("beyond_scopes", end.beyondScopes());
        out.put("url", end.url());
        out.put("folder", folder.toString());
        return out;
    }

    private static long percentile(List<Long> sorted, double part) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }
}
