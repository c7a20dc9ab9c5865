package dev.cordon.runtime;

import dev.cordon.conclusion.Conclusion;
import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.verification.Rules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Runs one raw message through the whole line, in memory, with an actor that can do nothing: for {@code scan}, {@code explain} and
 * the interface. Safe for use by many threads. Every message gets an answer: what breaks a stage is indeterminate, with the error.
 */
public final class Submission {
    private static final TenantId TENANT = new TenantId("submission");

    private final Organisation organisation;
    private final Policy policy;
    private final History history;
    private final Dns dns;
    private final InstantSource clock;
    private final MailboxId mailbox;

    /** Without any history and name servers: whether a sender was seen before is unknown, not never. */
    public Submission(Organisation organisation, Policy policy, InstantSource clock) {
        this(organisation, policy, (_, _) -> Answer.unknown(new Fault.Unsupported("no history is kept here")), Dns.NONE, clock);
    }

    /** Asking these name servers. */
    public Submission(Organisation organisation, Policy policy, Dns dns, InstantSource clock) {
        this(organisation, policy, (_, _) -> Answer.unknown(new Fault.Unsupported("no history is kept here")), dns, clock);
    }

    /** With a history. */
    public Submission(Organisation organisation, Policy policy, History history, Dns dns, InstantSource clock) {
        this.organisation = organisation;
        this.policy = policy;
        this.history = history;
        this.dns = dns;
        this.clock = clock;
        String domain = organisation.domains().isEmpty() ? "invalid" : organisation.domains().getFirst();
        this.mailbox = new MailboxId(TENANT, "submission", "postmaster@" + domain);
    }

    /** By the machine's own clock, for programs that may not read it. */
    public static Submission byTheClock(Organisation organisation, Policy policy) {
        return new Submission(organisation, policy, InstantSource.system());
    }

    /** The whole line on one message. */
    public Examined examine(String name, Raw raw) {
        return examine(name, raw, Rules.BUILTIN);
    }

    /** The whole line on one message, with these rules. */
    public Examined examine(String name, Raw raw, Rules rules) {
        ContentHash content = raw.hash();
        ProviderMessageId message = new ProviderMessageId(content.value());
        InspectionId id = InspectionId.of(mailbox, message, name);
        Notice notice = new Notice(id, mailbox, message, Notice.Cause.SUBMITTED, clock.instant());
        GivenMail given = new GivenMail(raw, clock);
        GuardLimits limits = new GuardLimits(true, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1), List.of());
        Conclusion.Settings settings = new Conclusion.Settings(Duration.ofHours(72), limits, ActCounter.inMemory(1));
        Wired wired = Wiring.wire(new Wiring.Common(organisation, policy, given, given, given, history, dns, rules, settings, clock), given, given);
        StageClock stages = new StageClock();
        try {
            return examined(name, content, run(wired, notice, raw, stages), stages, "");
        } catch (RuntimeException | StackOverflowError e) {
            return broken(name, wired, notice, raw, stages, words(e));
        }
    }

    private static Answer<Outcome> run(Wired wired, Notice notice, Raw raw, StageClock stages) {
        Intake.Admitted admitted = switch (stages.initiation(() -> wired.line().initiation().run(notice))) {
            case Step.Done<Intake> d when d.output() instanceof Intake.Admitted a -> a;
            case Step.Done<Intake> d -> throw new IllegalStateException("not admitted: " + d.output());
            case Step.Later<Intake> l -> throw new IllegalStateException("not now: " + l.fault().what());
            case Step.Wants<Intake> w -> throw new IllegalStateException("Initiation wants " + w.deeper());
        };
        return switch (Rounds.judge(wired, admitted, raw, stages)) {
            case Step.Done<Judgement> d -> concluded(wired, d.output(), stages);
            case Step.Later<Judgement> l -> Answer.unknown(l.fault());
            case Step.Wants<Judgement> w -> throw new IllegalStateException("the line still wants " + w.deeper());
        };
    }

    private static Answer<Outcome> concluded(Wired wired, Judgement judgement, StageClock stages) {
        return switch (stages.conclusion(() -> wired.line().conclusion().run(judgement))) {
            case Step.Done<Outcome> d -> Answer.of(d.output());
            case Step.Later<Outcome> l -> Answer.unknown(l.fault());
            case Step.Wants<Outcome> w -> throw new IllegalStateException("Conclusion wants " + w.deeper());
        };
    }

    private Examined broken(String name, Wired wired, Notice notice, Raw raw, StageClock stages, String error) {
        Intake.Admitted unread = new Intake.Admitted(notice, raw.hash(), raw.length(),
                new Origin(false, "", "", "", "", Direction.UNKNOWN, 0, List.of(), List.of()), "", clock.instant());
        try {
            return examined(name, raw.hash(), concluded(wired, wired.parked().apply(unread, error), stages), stages, error);
        } catch (RuntimeException | StackOverflowError e) {
            return examined(name, raw.hash(), Answer.unknown(new Fault.Malformed(words(e))), stages, error);
        }
    }

    private static Examined examined(String name, ContentHash content, Answer<Outcome> outcome, StageClock stages, String error) {
        String words = error.isEmpty() && outcome instanceof Answer.Unknown<Outcome> u ? u.fault().what() : error;
        return new Examined(name, content, outcome, stages.nanos(), words);
    }

    // Class and place, never the message: an exception's text may hold mail.
    private static String words(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return "a defect of ours: " + e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
