package dev.cordon.access.cli;

import dev.cordon.access.auth.AuthJson;
import dev.cordon.access.auth.AuthQuestion;
import dev.cordon.access.auth.AuthText;
import dev.cordon.access.mail.Candidate;
import dev.cordon.access.mail.MailBytes;
import dev.cordon.access.mail.MailWalk;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.message.Raw;
import dev.cordon.mailauth.Check;
import dev.cordon.mailauth.Envelope;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.stored.StoredMail;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.runtime.Authority;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.PlainJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon auth}: who really sent a message. */
@Command(name = "auth", header = "Says who really sent a message: SPF, DKIM, ARC, DMARC.",
        description = {"Checks SPF, DKIM, ARC and DMARC, shows the way the message took, and what others say about it with whether that can be"
            + " believed. The sending host is read from the stamps of your border (--org), unless you name it.", "",
            "Without --dns or --online no name server is asked; then only what others stated, and who vouches for it, can be told.", ""},
        footer = {"", "Examples:", "  cordon auth --online mail.eml", "  cordon auth --dns zones.json --client-ip 192.0.2.1 --helo mx.example.org"
            + " --mail-from ada@example.org mail.eml",
                    "  cordon auth --batch questions.jsonl      one JSON object a line, answers in the same order"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing failed", "1:DMARC failed for a message, or a line of a batch could not be answered",
                "2:something could not be read, or the usage is wrong"})
final class AuthCommand implements Callable<Integer> {
    private final Call call;

    @Mixin Help help = new Help();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "A message (.eml), an mbox, a folder of messages, or `-` for standard input.")
    List<String> paths = new ArrayList<>();

    @Option(names = "--client-ip", paramLabel = "IP", description = "The address of the host that sent it.")
    String clientIp = "";

    @Option(names = "--helo", paramLabel = "NAME", description = "The name that host gave itself.")
    String helo = "";

    @Option(names = "--mail-from", paramLabel = "ADDR", description = "The reverse path (MAIL FROM).")
    String mailFrom = "";

    @Option(names = "--now", paramLabel = "EPOCH", description = "The time of receipt, in seconds since 1970.")
    long now = -1;

    @Option(names = "--dns", paramLabel = "FILE", description = "Answers come from this JSON file, no network is used.")
    String dns = "";

    @Option(names = "--online", description = "Asks the name servers of this machine.")
    boolean online;

    @Option(names = "--offline", description = "No network at all. This is the default; the option is accepted so that scripts can say it.")
    boolean offline;

    @Option(names = "--org", paramLabel = "FILE", description = "Facts about your organisation (YAML or JSON): border, trusted servers and sealers.")
    String org = "";

    @Option(names = "--json", description = "One JSON object a line on standard output, nothing else there.")
    boolean json;

    @Option(names = "--batch", paramLabel = "FILE", description = "Questions as JSON lines; `-` for standard input.")
    String batch = "";

    AuthCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        if (online && offline) {
            throw new Refusal("--online asks name servers: leave out --offline");
        }
        if (batch.isEmpty() == paths.isEmpty()) {
            throw new Refusal(batch.isEmpty() ? "name a message, or questions with --batch (`cordon auth --help`)"
                    : "--batch names its own messages: leave the paths out");
        }
        try (Authority authority = Engine.authority(dns, online, call)) {
            return batch.isEmpty() ? messages(authority) : batch(authority);
        }
    }

    private int batch(Authority authority) {
        int code = Exit.FINE;
        InstantSource clock = clock();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(batch.equals("-") ? call.terminal().in()
                : Files.newInputStream(Engine.path(batch)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    code = Math.max(code, answer(line, authority, clock));
                }
            }
        } catch (IOException e) {
            throw new Refusal("--batch " + batch + " cannot be read: " + Engine.why(e));
        }
        return code;
    }

    private int answer(String line, Authority authority, InstantSource clock) {
        try {
            if (PlainJson.read(line) instanceof Map<?, ?> question) {
                Map<String, Object> answer = new AuthQuestion(question, beside()).answer(clock, authority.dns());
                call.terminal().line(JsonLine.of(answer));
                return answer.get("error") instanceof String ? Exit.FLAGGED : Exit.FINE;
            }
            call.terminal().line(JsonLine.of(AuthQuestion.refused("the line is not a JSON object")));
        } catch (JsonReader.NotJson e) {
            call.terminal().line(JsonLine.of(AuthQuestion.refused("the line is " + e.getMessage())));
        }
        return Exit.FLAGGED;
    }

    private Path beside() {
        Path folder = batch.equals("-") ? call.work() : Engine.path(batch).toAbsolutePath().getParent();
        return folder == null ? call.work() : folder;
    }

    private InstantSource clock() {
        return now < 0 ? call.clock() : InstantSource.fixed(Instant.ofEpochSecond(now));
    }

    private int messages(Authority authority) {
        Organisation organisation = Engine.organisation(org, call);
        Border declared = Authority.border(organisation);
        boolean assumed = declared.isEmpty();
        Border border = assumed ? Border.MICROSOFT.and(Border.GOOGLE) : declared;
        StoredMail checker = new StoredMail(authority.dns(), clock(), border, Settings.usual());
        int code = Exit.FINE;
        int count = 0;
        try (MailWalk walk = new MailWalk(paths.iterator(), call.terminal().in())) {
            while (walk.hasNext()) {
                count++;
                code = Math.max(code, one(walk.next(), checker, assumed));
            }
        }
        if (count == 0) {
            throw new Refusal("no message was found in " + String.join(", ", paths));
        }
        return code;
    }

    private int one(Candidate candidate, StoredMail checker, boolean assumed) {
        return switch (MailBytes.load(candidate)) {
            case Candidate.Content.Trouble t -> unreadable(candidate, t.words());
            case Candidate.Content.File _ -> unreadable(candidate, "cannot be read");
            case Candidate.Content.Bytes b -> {
                StoredReport report = check(checker, b.raw());
                show(candidate, report, assumed);
                yield report.dmarc().word().equals("fail") ? Exit.FLAGGED : Exit.FINE;
            }
        };
    }

    private StoredReport check(StoredMail checker, Raw raw) {
        boolean given = !clientIp.isEmpty() || !helo.isEmpty() || !mailFrom.isEmpty();
        return checker.check(raw.shared(), List.of(), given ? Optional.of(new Envelope(clientIp, helo, mailFrom, "")) : Optional.empty());
    }

    private void show(Candidate candidate, StoredReport report, boolean assumed) {
        Terminal terminal = call.terminal();
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("path", candidate.path());
            out.put("index", candidate.index());
            out.putAll(AuthJson.of(report.report(), EnumSet.allOf(Check.class)));
            out.put("checked", report.checked());
            out.put("origin", Map.of("ip", report.origin().ip(), "helo", report.origin().helo(), "mail_from", report.origin().mailFrom(),
                    "reason", report.origin().reason().code()));
            out.put("error", Optional.empty());
            terminal.line(JsonLine.of(out));
            return;
        }
        terminal.line(terminal.paint().bold(Visible.text(candidate.path(), terminal.sight().columns())));
        AuthText.of(report, assumed, terminal.paint(), terminal.sight().columns()).forEach(terminal::line);
        terminal.line("");
    }

    private int unreadable(Candidate candidate, String words) {
        if (json) {
            call.terminal().line(JsonLine.of(Map.of("path", candidate.path(), "index", candidate.index(), "error", words)));
        }
        call.terminal().tell(call.terminal().errorPaint().red("cordon: ") + Visible.text(candidate.path()) + ": " + Visible.text(words));
        return Exit.TROUBLE;
    }
}
