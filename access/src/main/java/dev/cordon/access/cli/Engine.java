package dev.cordon.access.cli;

import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Visible;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.conclusion.policy.PolicyChecker;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.mql.eval.Input;
import dev.cordon.runtime.Authority;
import dev.cordon.runtime.Examined;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.PlainJson;
import dev.cordon.runtime.StageNanos;
import dev.cordon.runtime.Submission;
import dev.cordon.runtime.config.OrganisationReader;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.DiagnosticPrinter;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RuleResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What several commands need before they can begin: files a person wrote, read with their mistakes shown, and the line itself. */
final class Engine {
    private static final int TEXT_MAX = 8 << 20;

    private Engine() {}

    private static final MailPack.Said NOTHING = new MailPack.Said(List.of(), List.of());

    /** The line in memory as the options of a command want it: organisation, policy, name servers, and rules from files. */
    static Examiner examiner(Common common, RuleOptions rules, Authority authority, Progress progress, Call call) {
        Organisation organisation = organisation(common.org, call);
        if (!rules.given()) {
            return examiner(organisation, common.policy, authority, call);
        }
        RuleSet set = RuleSet.load(rules, Rules.world(organisation, rules.lists), progress, call);
        progress.clear();
        return examiner(organisation, common.policy, set, authority, call);
    }

    /** The line in memory, with the policy of this file; an empty name means the built-in one. */
    static Examiner examiner(Organisation organisation, String policyFile, Authority authority, Call call) {
        Submission submission = new Submission(organisation, policy(policyFile, call), authority.dns(), call.clock());
        return (name, raw) -> examination(name, submission.examine(name, raw));
    }

    /** The same with rules from files. */
    static Examiner examiner(Organisation organisation, String policyFile, RuleSet rules, Authority authority, Call call) {
        Submission submission = new Submission(organisation, policy(policyFile, call), authority.dns(), call.clock());
        return (name, raw) -> {
            MailPack.Said[] said = {NOTHING};
            Examined examined = submission.examine(name, raw, new dev.cordon.verification.Rules(rules.builtin(), (_, bytes, sender) -> {
                Input input = rules.world().input(bytes.shared(), "", () -> sender);
                said[0] = rules.pack().evaluate(input);
                return RuleResults.of(said[0], rule -> rules.pack().proof(rule, input));
            }, rules.contentHash()));
            return examination(name, examined, said[0]);
        };
    }

    /** What came out of the line, as it is printed. */
    static Examiner.Examination examination(String name, Examined examined) {
        return examination(name, examined, NOTHING);
    }

    private static Examiner.Examination examination(String name, Examined examined, MailPack.Said said) {
        return switch (examined.outcome()) {
            case Answer.Known<Outcome> k -> new Examiner.Examination(k.value(), nanos(examined.nanos()), examined.error(), said);
            case Answer.Unknown<Outcome> u -> throw new IllegalStateException("no outcome for " + name + ": " + u.fault().what());
        };
    }

    private static Map<String, Long> nanos(StageNanos n) {
        return Map.of("parse", n.initiation() + n.application(), "authenticate", 0L, "detect", n.verification() + n.conclusion(),
                "total", n.total());
    }

    /** Whom to ask about names: a file's answers, this machine's name servers, or nobody. */
    static Authority authority(String file, boolean online, Call call) {
        if (online && !file.isEmpty()) {
            throw new Refusal("--online asks name servers: leave out --dns");
        }
        if (file.isEmpty()) {
            return online ? Authority.ofSystem(call.clock()) : Authority.none();
        }
        try {
            if (PlainJson.read(text(file).text()) instanceof Map<?, ?> names) {
                Authority authority = Authority.of(names);
                authority.problems().forEach(p -> call.terminal().tell("--dns " + file + ": " + Visible.text(p)));
                return authority;
            }
            throw new Refusal("--dns " + file + " must be one JSON object of names");
        } catch (JsonReader.NotJson e) {
            throw new Refusal("--dns " + file + ": " + e.getMessage());
        }
    }

    static Organisation organisation(String file, Call call) {
        if (file.isEmpty()) {
            return Organisation.NONE;
        }
        OrganisationReader.Reading reading = OrganisationReader.read(path(file));
        if (!reading.unreadable().isEmpty()) {
            throw new Refusal("--org: " + reading.unreadable());
        }
        refuseErrors(reading.diagnostics(), file, call);
        return reading.organisation();
    }

    static Policy policy(String file, Call call) {
        if (file.isEmpty()) {
            return Policy.builtin();
        }
        Policy.Reading reading = Policy.read(text(file));
        refuseErrors(reading.diagnostics(), file, call);
        refuseErrors(PolicyChecker.check(reading.policy()).diagnostics(), file, call);
        return reading.policy();
    }

    /** Shows every diagnostic and refuses when one of them is an error. */
    static void refuseErrors(List<Diagnostic> diagnostics, String file, Call call) {
        show(diagnostics, call);
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        if (errors > 0) {
            throw new Refusal(file + " has " + errors + (errors == 1 ? " error" : " errors") + ", shown above");
        }
    }

    /** Shows diagnostics on standard error. */
    static void show(List<Diagnostic> diagnostics, Call call) {
        if (!diagnostics.isEmpty()) {
            String printed = new DiagnosticPrinter(call.terminal().errorPaint().on()).print(diagnostics);
            call.terminal().tell(printed.stripTrailing());
        }
    }

    /** A text file that a person wrote. */
    static SourceText text(String file) {
        Path path = path(file);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(TEXT_MAX + 1);
            if (bytes.length > TEXT_MAX) {
                throw new Refusal(file + " is larger than " + (TEXT_MAX >> 20) + " MiB");
            }
            return new SourceText(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read: " + why(e));
        }
    }

    /** A path as a person typed it. */
    static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException _) {
            throw new Refusal("`" + typed + "` is not a path of this system");
        }
    }

    /** Why a file could not be used, in words without its path. */
    static String why(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
