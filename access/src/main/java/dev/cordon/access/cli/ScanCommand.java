package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.mail.MailBytes;
import dev.cordon.access.mail.MailWalk;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.MdmJson;
import dev.cordon.runtime.Authority;
import dev.cordon.verification.packs.MailWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon scan}: verdicts for messages. */
@Command(name = "scan", header = "Says of each message what it is.",
        description = {"Says of each message what it is: malicious, suspicious, bulk, clean, or indeterminate when that"
        + " could not be found out. Reads only; no mailbox is touched and no network is used.", ""},
        footer = {"", "Examples:",
            "  cordon scan mail.eml                 one message",
            "  cordon scan ~/Maildir archive.mbox   folders, Maildir and mbox files, recursively",
            "  curl -s URL | cordon scan -          a message from a pipe",
            "  cordon scan --json --summary DIR     one JSON object a line, for programs",
            "  cordon scan --org org.yaml DIR       knowing your domains and people finds imitations of them",
            "  cordon scan --rules rules/ DIR       your rules in place of the built-in detections",
            "  cordon scan --mdm mail.eml           what rules see of a message"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing was flagged", "1:at least one message is malicious or suspicious",
                "2:something could not be read, or the usage is wrong",
            "3:with --strict: nothing flagged, at least one message indeterminate"})
final class ScanCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Mixin Common common = new Common();

    @Parameters(paramLabel = "PATH", arity = "0..*",
            description = "Files (.eml, Outlook .msg, mbox), Maildir, folders of these, or `-` for standard input.")
    List<String> paths = new ArrayList<>();

    @Option(names = "--files-from", paramLabel = "LIST", description = "Reads further paths from this file, one a line; `-` for standard"
            + " input.")
    String filesFrom = "";

    @Option(names = "--jobs", paramLabel = "N", description = "Messages judged at the same time; one for each processor when not given.")
    int jobs;

    @Option(names = "--summary", description = "A closing line with counts, seconds and messages a second.")
    boolean summary;

    @Option(names = "--strict", description = "Exit code 3 when nothing is flagged but something is indeterminate.")
    boolean strict;

    @Option(names = "--rule-outcomes", description = "With --json: every detection that matched or could not be decided.")
    boolean ruleOutcomes;

    @Mixin RuleOptions rules = new RuleOptions();

    @Option(names = "--mdm", description = "Shows the data model of each message, which rules read, instead of a verdict; with --json on one"
            + " line.")
    boolean mdm;

    ScanCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (paths.isEmpty() && filesFrom.isEmpty()) {
            throw new Refusal("nothing to scan: name a file or a folder, or `-` for standard input (`cordon scan --help`)");
        }
        if (jobs < 0 || jobs > 1024) {
            throw new Refusal("--jobs must be between 1 and 1024");
        }
        Terminal terminal = call.terminal();
        boolean people = !common.json && !common.quiet;
        try (Stream<String> listed = listed();
                MailWalk walk = new MailWalk(Stream.concat(paths.stream(), listed).iterator(), terminal.in());
                Progress progress = new Progress(terminal, call.clock(), !common.quiet);
                Authority authority = Engine.authority(common.dns, common.online, call)) {
            if (mdm) {
                return models(walk);
            }
            Examiner examiner = Engine.examiner(common, rules, authority, progress, call);
            ScanPrinter printer = common.json ? new ScanPrinter.Lines(terminal, ruleOutcomes) : new ScanPrinter.Table(terminal);
            count(progress);
            Scan scan = new Scan(examiner, printer, progress, terminal, jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs);
            Scan.Tally tally = scan.run(walk);
            progress.clear();
            if (summary || people && tally.messages() > 1) {
                printer.summary(tally, progress.elapsed());
            }
            if (people && walk.passedOver() > 0) {
                terminal.tell(walk.passedOver() + (walk.passedOver() == 1 ? " file is" : " files are") + " no mail and were passed over");
            }
            if (people && tally.messages() == 0) {
                terminal.tell("no message was found" + (paths.size() == 1 ? " in " + Visible.text(paths.getFirst()) : ""));
            }
            return exit(tally);
        }
    }

    private int models(MailWalk walk) {
        MailWorld world = Rules.world(Engine.organisation(common.org, call), rules.lists);
        int exit = Exit.FINE;
        while (walk.hasNext()) {
            Candidate candidate = walk.next();
            switch (MailBytes.load(candidate)) {
                case Candidate.Content.Bytes b -> call.terminal().text(common.json ? MdmJson.line(world.model(b.raw().shared())) + "\n"
                        : MdmJson.pretty(world.model(b.raw().shared())));
                case Candidate.Content.Trouble t -> exit = trouble(candidate, t.words());
                case Candidate.Content.File f -> exit = trouble(candidate, "cannot be read: " + f.file());
            }
        }
        return exit;
    }

    private int trouble(Candidate candidate, String words) {
        call.terminal().tell(call.terminal().errorPaint().red("cordon: ") + Visible.text(candidate.path()) + ": " + Visible.text(words));
        return Exit.TROUBLE;
    }

    private int exit(Scan.Tally tally) {
        if (tally.flagged() > 0) {
            return Exit.FLAGGED;
        }
        if (tally.troubles() > 0) {
            return Exit.TROUBLE;
        }
        return strict && tally.indeterminate() > 0 ? Exit.UNDECIDED : Exit.FINE;
    }

    private Stream<String> listed() {
        if (filesFrom.isEmpty()) {
            return Stream.empty();
        }
        try {
            Stream<String> lines = filesFrom.equals("-")
                    ? new BufferedReader(new InputStreamReader(call.terminal().in(), StandardCharsets.UTF_8)).lines()
                    : Files.lines(Path.of(filesFrom), StandardCharsets.UTF_8);
            return lines.filter(l -> !l.isBlank());
        } catch (IOException | InvalidPathException e) {
            throw new Refusal("--files-from " + filesFrom + " cannot be read: " + Engine.why(e));
        }
    }

    // A bar needs a total: counted beside the work, by names only, and only when somebody looks at the bar.
    private void count(Progress progress) {
        if (!progress.visible()) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            long total = 0;
            if (!filesFrom.isEmpty() && !filesFrom.equals("-")) {
                try (Stream<String> lines = Files.lines(Path.of(filesFrom))) {
                    total += lines.filter(l -> !l.isBlank()).count();
                } catch (IOException | UncheckedIOException | InvalidPathException _) {
                    return;
                }
            }
            for (String name : paths) {
                try (Stream<Path> files = Files.walk(Path.of(name))) {
                    Iterator<Path> each = files.iterator();
                    while (each.hasNext()) {
                        total += Files.isRegularFile(each.next()) ? 1 : 0;
                    }
                } catch (IOException | UncheckedIOException | InvalidPathException _) {
                    return;
                }
            }
            progress.total(total);
        });
    }
}
