package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.show.Findings;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RuleFile;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How scanned messages are printed. The two methods for one message are called from many threads; the others from one. */
sealed interface ScanPrinter {
    /** Before the first message. */
    void begin();

    /** The text of one message, with its line end. */
    String message(Candidate candidate, Raw raw, Examiner.Examination examination);

    /** The text of one message that could not be read. */
    String unreadable(Candidate candidate, String why);

    /** After the last message. */
    void summary(Scan.Tally tally, Duration took);

    /** One JSON object a line, as the contract of the command line has it. */
    record Lines(Terminal terminal, boolean outcomes) implements ScanPrinter {
        private static final double MILLION = 1_000_000.0;
        private static final double UNREADABLE_SCORE = 0.5;

        @Override public void begin() {}

        @Override public String message(Candidate candidate, Raw raw, Examiner.Examination examination) {
            Judgement judgement = examination.outcome().judgement();
            Decision decision = Findings.decision(examination.outcome());
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("path", candidate.path());
            out.put("index", candidate.index());
            out.put("sha256", judgement.dossier().intake().content().value());
            out.put("message_id", Findings.messageId(judgement));
            out.put("verdict", Findings.word(judgement.verdict()));
            out.put("severity", Findings.severity(judgement).map(Findings::word).orElse("none"));
            out.put("findings", Findings.findings(judgement));
            out.put("undecided", Findings.undecided(judgement));
            out.put("score", Findings.score(judgement));
            out.put("facts", Findings.facts(judgement));
            out.put("authentication", Findings.authentication(judgement.authentication()));
            out.put("action", Findings.word(decision.disposition()));
            out.put("policy_rule", decision.policyRule());
            if (examination.outcome() instanceof Outcome.Stopped stopped) {
                out.put("stopped", stopped.fault().what());
            }
            if (!examination.error().isEmpty()) {
                out.put("error", examination.error());
            }
            out.put("timing_ms", timing(examination.nanos()));
            if (outcomes) {
                MailPack.Said said = examination.said();
                out.put("outcomes", Map.of("match", ids(judgement.findings(), said.matched().stream()),
                        "undecided", ids(judgement.undecided(), said.undecided().stream().map(MailPack.Undecided::rule))));
            }
            return JsonLine.of(out) + "\n";
        }

        private static List<String> ids(List<RuleResult> results, Stream<RuleFile> rules) {
            return Stream.concat(results.stream().map(r -> r.rule().value()), rules.map(RuleFile::id)).distinct().sorted().toList();
        }

        private static Map<String, Object> timing(Map<String, Long> nanos) {
            Map<String, Object> out = new LinkedHashMap<>();
            for (String phase : List.of("parse", "authenticate", "detect", "total")) {
                out.put(phase, Math.round(nanos.getOrDefault(phase, 0L) / 1000.0) / 1000.0);
            }
            return out;
        }

        @Override public String unreadable(Candidate candidate, String why) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("path", candidate.path());
            out.put("index", candidate.index());
            out.put("verdict", Findings.word(Verdict.INDETERMINATE));
            out.put("severity", "none");
            out.put("findings", List.of());
            out.put("undecided", List.of());
            out.put("score", UNREADABLE_SCORE);
            out.put("facts", List.of());
            out.put("error", why);
            return JsonLine.of(out) + "\n";
        }

        @Override public void summary(Scan.Tally tally, Duration took) {
            Map<String, Object> verdicts = new LinkedHashMap<>();
            for (Verdict verdict : Verdict.values()) {
                verdicts.put(Findings.word(verdict), tally.of(verdict));
            }
            double seconds = Math.max(1, took.toNanos()) / 1e9;
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("messages", tally.messages());
            out.put("verdicts", verdicts);
            out.put("seconds", seconds);
            out.put("messages_per_second", Math.round(tally.messages() / seconds * 10) / 10.0);
            out.put("bytes", tally.bytes());
            out.put("errors", tally.troubles());
            terminal.line(JsonLine.of(Map.of("summary", out)));
        }
    }

    /** A table for people. */
    record Table(Terminal terminal) implements ScanPrinter {
        private static final int VERDICT = 13;
        private static final int ACTION = 10;

        @Override public void begin() {}

        @Override public String message(Candidate candidate, Raw raw, Examiner.Examination examination) {
            Judgement judgement = examination.outcome().judgement();
            Decision decision = Findings.decision(examination.outcome());
            Paint paint = terminal.paint();
            List<RuleResult> worst = judgement.findings().stream().sorted(Comparator.comparing(RuleResult::severity).reversed()).toList();
            String why = !examination.error().isEmpty() ? examination.error() : worst.isEmpty() ? doubt(judgement)
                    : worst.stream().map(RuleResult::name).distinct().collect(Collectors.joining("; "));
            return row(paint.verdict(judgement.verdict(), Visible.column(Findings.word(judgement.verdict()), VERDICT)),
                    paint.disposition(decision.disposition(), Visible.column(Findings.word(decision.disposition()), ACTION)),
                            name(candidate), why);
        }

        private static String doubt(Judgement judgement) {
            if (judgement.undecided().isEmpty()) {
                return "";
            }
            return "not decided: " + judgement.undecided().stream().map(RuleResult::name).distinct().collect(Collectors.joining("; "));
        }

        @Override public String unreadable(Candidate candidate, String why) {
            Paint paint = terminal.paint();
            return row(paint.verdict(Verdict.INDETERMINATE, Visible.column("indeterminate", VERDICT)), Visible.column("-", ACTION),
                    name(candidate), why);
        }

        private static String name(Candidate candidate) {
            return candidate.index() == 0 ? candidate.path() : candidate.path() + " #" + candidate.index();
        }

        // On a terminal one line; in a file or pipe nothing is cut.
        private String row(String verdict, String action, String name, String why) {
            Paint paint = terminal.paint();
            if (!terminal.sight().out()) {
                return verdict + "  " + action + "  " + Visible.text(name) + (why.isEmpty() ? "" : "  " + Visible.text(why)) + "\n";
            }
            int room = terminal.sight().columns() - VERDICT - ACTION - 6;
            int forName = Math.max(16, Math.min(Visible.width(Visible.text(name)), room / 2));
            return verdict + "  " + action + "  " + paint.bold(Visible.column(tail(name, forName), forName)) + "  "
                    + Visible.text(why, Math.max(10, room - forName)) + "\n";
        }

        // Of a long path the end tells more than the beginning.
        private static String tail(String name, int columns) {
            String shown = Visible.text(name);
            return shown.length() <= columns ? shown : "\u2026" + shown.substring(shown.length() - columns + 1);
        }

        @Override public void summary(Scan.Tally tally, Duration took) {
            double seconds = Math.max(1, took.toMillis()) / 1000.0;
            StringBuilder out = new StringBuilder();
            for (Verdict verdict : List.of(Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.INDETERMINATE, Verdict.BULK, Verdict.CLEAN)) {
                if (tally.of(verdict) > 0) {
                    out.append(out.isEmpty() ? "" : ", ")
                            .append(terminal.paint().verdict(verdict, String.format(Locale.ROOT, "%,d %s", tally.of(verdict),
                                    Findings.word(verdict))));
                }
            }
            terminal.line(String.format(Locale.ROOT, "%n%,d messages in %.1f s (%,.0f/s): %s", tally.messages(), seconds,
                    tally.messages() / seconds, out));
        }
    }
}
