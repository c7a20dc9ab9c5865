package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.mail.MailBytes;
import dev.cordon.access.mail.MailWalk;
import dev.cordon.access.show.Findings;
import dev.cordon.access.show.JsonLine;
import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.ProofTree;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.runtime.Authority;
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
import picocli.CommandLine.Parameters;

/** {@code cordon explain}: why a message was judged as it was, down to its bytes. */
@Command(name = "explain", header = "Shows why a message was judged so, down to its bytes.",
        description = {"Shows why: each finding as a tree of claims, and under each claim the facts and the very bytes of"
        + " the message they come from. Bytes are written out (\\\\r, \\\\n, \\\\xHH), so nothing in a hostile message can act on your"
                + " terminal.", ""},
        footer = {"", "Reading the tree:", "  ● holds    ○ does not hold    ? could not be found out", "",
            "Examples:", "  cordon explain mail.eml", "  cordon explain --org org.yaml --json mail.eml",
                    "  cordon explain --rules DIR --rule ID mail.eml", "  cat mail.eml | cordon explain -"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing was flagged", "1:at least one message is malicious or suspicious", "2:the message could not be read"})
final class ExplainCommand implements Callable<Integer> {
    private static final int MESSAGES_MAX = 1_000;
    private final Call call;

    @Mixin Help help = new Help();

    @Mixin Common common = new Common();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "A message (.eml, .msg), an mbox, a folder of messages, or `-` for standard"
            + " input.")
    List<String> paths = new ArrayList<>();

    @Mixin RuleOptions rules = new RuleOptions();

    @Option(names = "--rule", paramLabel = "ID", description = "Shows this rule or detection alone, by its id.")
    String rule = "";

    ExplainCommand(Call call) {
        this.call = call;
    }

    @Override public Integer call() {
        int code = Exit.FINE;
        int count = 0;
        try (Authority authority = Engine.authority(common.dns, common.online, call);
                Progress progress = new Progress(call.terminal(), call.clock(), !common.quiet);
                MailWalk walk = new MailWalk(paths.iterator(), call.terminal().in())) {
            Examiner examiner = Engine.examiner(common, rules, authority, progress, call);
            while (walk.hasNext() && count++ < MESSAGES_MAX) {
                code = worse(code, one(walk.next(), examiner));
            }
            if (count == 0) {
                throw new Refusal("no message was found in " + String.join(", ", paths));
            }
        }
        return code;
    }

    private static int worse(int one, int other) {
        return one == Exit.FLAGGED || other == Exit.FLAGGED ? Exit.FLAGGED : Math.max(one, other);
    }

    private int one(Candidate candidate, Examiner examiner) {
        Terminal terminal = call.terminal();
        return switch (MailBytes.load(candidate)) {
            case Candidate.Content.Trouble t -> unreadable(candidate, t.words());
            case Candidate.Content.File _ -> unreadable(candidate, "cannot be read");
            case Candidate.Content.Bytes b -> {
                Examiner.Examination examination = examiner.examine(candidate.path(), b.raw());
                Judgement judgement = examination.outcome().judgement();
                Decision decision = Findings.decision(examination.outcome());
                if (common.json) {
                    terminal.line(JsonLine.of(json(candidate, judgement, decision, b.raw())));
                } else {
                    print(candidate, judgement, decision, b.raw());
                }
                yield judgement.verdict() == Verdict.MALICIOUS || judgement.verdict() == Verdict.SUSPICIOUS ? Exit.FLAGGED : Exit.FINE;
            }
        };
    }

    private int unreadable(Candidate candidate, String words) {
        if (common.json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("path", candidate.path());
            out.put("index", candidate.index());
            out.put("verdict", Findings.word(Verdict.INDETERMINATE));
            out.put("error", words);
            call.terminal().line(JsonLine.of(out));
        }
        call.terminal().tell(call.terminal().errorPaint().red("cordon: ") + Visible.text(candidate.path()) + ": " + Visible.text(words));
        return Exit.TROUBLE;
    }

    private boolean wanted(RuleResult result) {
        return rule.isEmpty() || result.rule().value().equals(rule);
    }

    private Map<String, Object> json(Candidate candidate, Judgement judgement, Decision decision, Raw raw) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", candidate.path());
        out.put("index", candidate.index());
        out.put("sha256", judgement.dossier().intake().content().value());
        out.put("verdict", Findings.word(judgement.verdict()));
        out.put("score", Findings.score(judgement));
        out.put("action", Findings.word(decision.disposition()));
        out.put("authentication", Findings.authentication(judgement.authentication()));
        out.put("policy_rule", decision.policyRule());
        out.put("policy_reason", decision.reason().words());
        out.put("proof", ProofTree.json(judgement.proof(), Optional.of(raw)));
        out.put("rules", judgement.rules().stream().filter(this::wanted).<Object>map(r -> {
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("rule_id", r.rule().value());
            rule.put("name", r.name());
            rule.put("truth", Findings.word(r.truth()));
            rule.put("severity", Findings.word(r.severity()));
            rule.put("missing", r.missing());
            rule.put("proof", ProofTree.json(r.proof(), Optional.of(raw)));
            return rule;
        }).toList());
        return out;
    }

    private void print(Candidate candidate, Judgement judgement, Decision decision, Raw raw) {
        Terminal terminal = call.terminal();
        Paint paint = terminal.paint();
        int columns = terminal.sight().columns();
        terminal.line(paint.bold(Visible.text(candidate.path(), columns)));
        terminal.line("  verdict  " + paint.verdict(judgement.verdict(), Findings.word(judgement.verdict()))
                + String.format(Locale.ROOT, "   score %.2f", Findings.score(judgement)));
        terminal.line("  action   " + paint.disposition(decision.disposition(), Findings.word(decision.disposition()))
                + "   because " + Visible.text(decision.reason().words(), columns) + paint.dim("  " + decision.policyRule()));
        terminal.line("  from    "
                + " " + Visible.text(judgement.dossier().message().authors().stream().findFirst()
                        .map(ExplainCommand::shown).orElse("nobody"), columns));
        terminal.line("  subject  " + Visible.text(judgement.dossier().message().subject(), columns));
        terminal.line(paint.dim("  sha256   " + judgement.dossier().intake().content().value()));
        sender(judgement, paint, columns);
        if (!rule.isEmpty() && judgement.rules().stream().noneMatch(this::wanted)) {
            terminal.line("");
            terminal.line("The rule " + Visible.text(rule) + " does not hold for this message, or there is no rule of that id here.");
        }
        for (RuleResult rule : judgement.findings().stream().filter(this::wanted).toList()) {
            terminal.line("");
            terminal.line(paint.severity(rule.severity(), Findings.word(rule.severity())) + "  " + paint.bold(Visible.text(rule.name()))
                    + paint.dim("  " + rule.rule().value()));
            ProofTree.lines(rule.proof(), raw, paint, columns).forEach(terminal::line);
        }
        for (RuleResult rule : judgement.undecided().stream().filter(this::wanted).toList()) {
            terminal.line("");
            terminal.line(paint.violet("undecided") + "  " + paint.bold(Visible.text(rule.name())) + paint.dim("  " + rule.rule().value())
                    + "  missing: " + Visible.text(String.join(", ", rule.missing())));
            ProofTree.lines(rule.proof(), raw, paint, columns).forEach(terminal::line);
        }
        rest(judgement, raw, paint, columns);
        terminal.line("");
    }

    // Ours and the provider's, side by side; `cordon auth` shows the way it took as well.
    private void sender(Judgement judgement, Paint paint, int columns) {
        Terminal terminal = call.terminal();
        for (Authentication.MethodResult result : judgement.authentication().results()) {
            if (result.method() == Authentication.Method.ARC && result.word() == Authentication.Word.NONE) {
                continue;
            }
            String by = switch (result.by()) {
                case US -> "";
                case PROVIDER -> "  says the provider";
            };
            terminal.line("  " + String.format(Locale.ROOT, "%-8s", Findings.word(result.method()).toUpperCase(Locale.ROOT))
                    + word(result.word(), paint) + (result.domain().isEmpty() ? "" : "  ") + Visible.text(result.domain(), columns) + by
                    + paint.dim((result.reason().words().isEmpty() ? "" : "  ") + Visible.text(result.reason().words(), columns)));
            if (!result.flags().isEmpty()) {
                terminal.line("          " + paint.yellow(Visible.text(String.join(", ", result.flags()), columns)));
            }
        }
        for (Evidence one : judgement.evidence()) {
            switch (one) {
                case Evidence.Gap gap when gap.code() == GapCode.NO_ANSWER || gap.code() == GapCode.UNSUPPORTED ->
                        terminal.line("  " + paint.violet("?") + "       " + Visible.text(gap.what(), columns));
                case Evidence.Fact fact when fact.name().equals(JudgedFactNames.AUTH_DISAGREEMENT)
                        || fact.name().equals(JudgedFactNames.AUTH_REPLAY_SUSPECT) -> terminal.line("  " + paint.yellow("!") + "       "
                        + Visible.text(fact.value().words(), columns));
                case Evidence.Gap _, Evidence.Fact _ -> { }
            }
        }
    }

    private static String word(Authentication.Word word, Paint paint) {
        String text = Findings.word(word);
        return switch (word) {
            case PASS -> paint.green(text);
            case FAIL, PERMERROR -> paint.red(text);
            case SOFTFAIL, POLICY -> paint.yellow(text);
            case TEMPERROR -> paint.violet(text);
            case NONE, NEUTRAL -> text;
        };
    }

    private void rest(Judgement judgement, Raw raw, Paint paint, int columns) {
        Terminal terminal = call.terminal();
        if (judgement.rules().isEmpty()) {
            terminal.line("");
            terminal.line("No detection holds. Why the verdict is what it is:");
            ProofTree.lines(judgement.proof(), raw, paint, columns).forEach(terminal::line);
        }
        List<Evidence.Gap> gaps = judgement.dossier().gaps();
        if (!gaps.isEmpty()) {
            terminal.line("");
            terminal.line(paint.bold("What could not be found out"));
            gaps.stream().limit(20).forEach(g -> terminal.line("  " + paint.violet(Findings.word(g.code())) + "  "
                    + Visible.text(g.what(), columns)));
        }
    }

    private static String shown(Address address) {
        String name = address.displayName().text();
        return name.isEmpty() ? address.spec() : name + " <" + address.spec() + ">";
    }
}
