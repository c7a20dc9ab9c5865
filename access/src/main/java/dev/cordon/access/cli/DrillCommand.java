package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.runtime.PolicyFile;
import dev.cordon.runtime.config.ConfigReader;
import dev.cordon.runtime.simulated.Drill;
import dev.cordon.runtime.simulated.Report;
import dev.cordon.runtime.simulated.Setting;
import dev.cordon.runtime.simulated.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon drill}: lets everything go wrong, many times over, and looks whether anything was lost or done twice. */
@Command(name = "drill", header = "Lets everything go wrong on purpose, and proves that no message is lost.",
        description = {"A drill runs the real line (asking, analysing, deciding, acting, recording) on a virtual clock against three invented"
            + " mail systems: a Microsoft 365 tenant and a Google Workspace behind the real doors to them, and one of no vendor. While mail"
            + " arrives, they refuse for minutes, forget, answer late, twice, with a page of HTML or with half a message; secrets expire,"
            + " consent is withdrawn, clocks go wrong; people move and delete the same messages; the process dies before and after any"
            + " request and starts again.", "",
            "Afterwards the invariants are checked: every message that arrived has an outcome and was judged by its own bytes, nothing is done"
            + " twice, on what was seen earlier, or without an entry in the ledger before it, no pause that a provider asked for is broken,"
            + " what a person put back stays, and the ledger verifies.", "",
            "All of it is decided by one number, the seed. The same seed gives the same run, step by step, so a failure that was found once"
            + " can be watched again. Nothing outside this process is touched.", ""},
        footer = {"", "Examples:", "  cordon drill                        one hundred seeds",
            "  cordon drill --seeds 5000 --from 1  many, for a night", "  cordon drill --seed 8812            one again, as a failure names it",
            "  cordon drill --size large --json    for scripts",
            "  cordon drill --config cordon.yaml   with your own policy, organisation and mailboxes"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every invariant held in every run", "1:an invariant broke; the line that repeats it is printed",
                "2:the arguments cannot be used"})
final class DrillCommand implements Callable<Integer> {
    private static final int SEEDS = 100;
    private static final int SEEDS_MAX = 1_000_000;
    private static final int SHOWN_MAX = 10;

    /** How much mail each seed has. */
    enum Sizes {
        SMALL(20, 3), MEDIUM(80, 6), LARGE(240, 12);

        private final int messages;
        private final int mailboxes;

        Sizes(int messages, int mailboxes) {
            this.messages = messages;
            this.mailboxes = mailboxes;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Call call;

    @Mixin Help help = new Help();

    @Option(names = "--seeds", paramLabel = "N", description = "How many runs (100).")
    int seeds = -1;

    @Option(names = "--from", paramLabel = "SEED", description = "The first seed; each further run takes the next (1).")
    long from = 1;

    @Option(names = "--seed", paramLabel = "SEED", description = "Exactly this one, to watch a failure again.")
    String seed = "";

    @Option(names = "--size", paramLabel = "SIZE", defaultValue = "small",
            description = "Mail in each run: small (20 messages, 3 mailboxes), medium (80, 6) or large (240, 12); ${DEFAULT-VALUE}.")
    Sizes size = Sizes.SMALL;

    @Option(names = "--config", paramLabel = "FILE",
            description = "Drill with the policy, the organisation and the mailboxes of this configuration, each with a mail system of its"
                    + " kind; no real mail system is asked.")
    String config = "";

    @Option(names = "--json", description = "One JSON object on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "No progress bar.")
    boolean quiet;

    DrillCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        long first = seed.isEmpty() ? from : number(seed);
        if (!seed.isEmpty() && seeds > 1) {
            throw new Refusal("--seed runs one seed; for several say where to begin with --from");
        }
        int count = seeds == -1 ? seed.isEmpty() ? SEEDS : 1 : seeds;
        if (count < 1 || count > SEEDS_MAX) {
            throw new Refusal("--seeds must be between 1 and " + SEEDS_MAX);
        }
        Optional<Setting> setting = setting();
        if (setting.isEmpty()) {
            return Exit.TROUBLE;
        }
        try (Progress progress = new Progress(call.terminal(), call.clock(), !quiet)) {
            progress.total(count);
            Drill.Summary summary = run(count, first, setting.get(), progress);
            double seconds = progress.elapsed().toMillis() / 1000.0;
            progress.clear();
            if (json) {
                call.terminal().line(JsonLine.of(fields(summary, first, seconds, setting.get())));
            } else {
                print(summary, first, seconds, setting.get());
            }
            return summary.failures().isEmpty() ? Exit.FINE : Exit.FLAGGED;
        }
    }

    // Everything but what a drill must not have: the mail systems themselves, and limits that would stop it on purpose.
    private Optional<Setting> setting() {
        if (config.isEmpty()) {
            return Optional.of(Setting.WHOLE);
        }
        ConfigReader.Reading reading = ConfigCommand.read(config, Map.of(), call);
        Engine.show(reading.diagnostics(), call);
        return reading.config().map(own -> {
            PolicyFile.Reading policy = PolicyFile.read(own.policy());
            if (!policy.problem().isEmpty()) {
                throw new Refusal(policy.problem());
            }
            List<Setting.Box> boxes = own.connectors().stream()
                    .flatMap(c -> c.mailboxes().stream().map(m -> new Setting.Box(c.kind(), m.address()))).toList();
            return Setting.own(policy.policy(), own.organisation(), boxes);
        });
    }

    private Drill.Summary run(int count, long first, Setting setting, Progress progress) {
        long[] seen = {0, 0};
        boolean ended = false;
        try {
            Drill.Summary summary = Drill.run(count, first, new Size(size.messages, size.mailboxes), setting, report -> {
                seen[0]++;
                seen[1] += report.passed() ? 0 : 1;
                progress.at(seen[0], seen[1] == 0 ? "all held" : seen[1] + " failed");
            });
            ended = true;
            return summary;
        } finally {
            // A defect of the drill itself has a seed too.
            if (!ended) {
                progress.clear();
                call.terminal().tell("cordon: broken off at seed " + (first + seen[0]) + "; " + replay(first + seen[0]) + " repeats it");
            }
        }
    }

    private void print(Drill.Summary summary, long first, double seconds, Setting setting) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        for (Report failure : summary.failures().subList(0, Math.min(SHOWN_MAX, summary.failures().size()))) {
            terminal.line(paint.red("seed " + failure.seed()) + "  " + Visible.text(failure.failure()));
            terminal.line("    " + replay(failure.seed()));
        }
        if (summary.failures().size() > SHOWN_MAX) {
            terminal.line("and " + (summary.failures().size() - SHOWN_MAX) + " more; --json names all of them");
        }
        String seedWords = summary.seeds() == 1 ? "seed " + first : String.format(Locale.ROOT, "%,d seeds from %d", summary.seeds(), first);
        terminal.line(String.format(Locale.ROOT, "%s: %,d messages, %,d steps, %,d acts on mailboxes, %,d times the process died (%.1f s)",
                seedWords, messages(summary), summary.steps(), summary.acts(), summary.crashes(), seconds));
        List<String> injected = new ArrayList<>();
        summary.injected().forEach((kind, times) -> injected.add(String.format(Locale.ROOT, "%s %,d", kind, times)));
        terminal.line("mail systems: " + String.join(", ", setting.systems(new Size(size.messages, size.mailboxes)).stream()
                .map(DrillCommand::words).toList()));
        terminal.line(paint.dim("made to happen: " + String.join(", ", injected)));
        terminal.line(summary.failures().isEmpty()
                ? paint.green("HELD") + "  every message has an outcome, nothing was lost or done twice, every ledger verifies"
                : paint.red("BROKEN") + "  " + summary.failures().size() + " of " + summary.seeds() + " runs broke an invariant");
    }

    private Map<String, Object> fields(Drill.Summary summary, long first, double seconds, Setting setting) {
        List<Map<String, Object>> failures = new ArrayList<>();
        for (Report failure : summary.failures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("seed", failure.seed());
            one.put("failure", failure.failure());
            one.put("replay", replay(failure.seed()));
            failures.add(one);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("held", summary.failures().isEmpty());
        out.put("seeds", summary.seeds());
        out.put("from", first);
        out.put("size", size.word());
        out.put("messages", messages(summary));
        out.put("mail_systems", setting.systems(new Size(size.messages, size.mailboxes)));
        out.put("steps", summary.steps());
        out.put("acts", summary.acts());
        out.put("crashes", summary.crashes());
        out.put("injected", summary.injected());
        out.put("seconds", seconds);
        out.put("failures", failures);
        return out;
    }

    private long messages(Drill.Summary summary) {
        return (long) summary.seeds() * size.messages;
    }

    private String replay(long number) {
        return "cordon drill --seed " + number + (size == Sizes.SMALL ? "" : " --size " + size.word()) + (config.isEmpty() ? ""
                : " --config " + config);
    }

    private static String words(String kind) {
        return switch (kind) {
            case "microsoft" -> "Microsoft 365 (the real door, an invented tenant)";
            case "google" -> "Google Workspace (the real door, an invented tenant)";
            default -> "one of no vendor, in memory";
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new Refusal("`" + text + "` is not a seed: a whole number is");
        }
    }
}
