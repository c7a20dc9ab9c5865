package dev.cordon.conclusion;

import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Header;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.testkit.MemoryLedger;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.MemoryRecords;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small mail world around one Conclusion: mailboxes, ledger, records, a clock that only the test moves, and scripted trouble. */
final class World implements InstantSource {

    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = START;
    private final Map<Trouble.Call, List<Trouble.Effect>> script = new LinkedHashMap<>();
    final MemoryMailboxes mail;
    final MemoryLedger ledger = new MemoryLedger(this::strike);
    final MemoryRecords records = new MemoryRecords();
    private long delivered;

    World() {
        this(true);
    }

    World(boolean stableIds) {
        mail = new MemoryMailboxes(this, stableIds, this::strike);
    }

    @Override public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The next call of that kind meets this; after what was scripted all goes well. */
    World next(Trouble.Call call, Trouble.Effect... effects) {
        script.computeIfAbsent(call, _ -> new ArrayList<>()).addAll(List.of(effects));
        return this;
    }

    private Trouble.Effect strike(Trouble.Call call, String about) {
        List<Trouble.Effect> effects = script.getOrDefault(call, List.of());
        return effects.isEmpty() ? Trouble.WELL : effects.removeFirst();
    }

    Conclusion conclusion() {
        return conclusion(mail, GuardLimits.STANDARD);
    }

    Conclusion conclusion(MailActor actor, GuardLimits limits) {
        return new Conclusion(actor, ledger, records, Policy.builtin(), Organisation.NONE,
                new Conclusion.Settings(Duration.ofHours(72), limits, ActCounter.inMemory(100)), this);
    }

    Judgement delivered(Verdict verdict) {
        Raw raw = Samples.mail("m" + delivered++);
        return judged(raw, mail.deliver(Samples.ADA, raw), verdict, "first");
    }

    /** The same message judged again, under an inspection of its own. */
    Judgement again(Judgement first, Verdict verdict, String occasion) {
        Intake.Admitted intake = first.dossier().intake();
        Notice notice = new Notice(InspectionId.of(Samples.ADA, intake.notice().message(), occasion), Samples.ADA, intake.notice().message(),
                Notice.Cause.SWEPT, now);
        Dossier dossier = new Dossier(new Intake.Admitted(notice, intake.content(), intake.bytes(), intake.origin(), intake.folder(),
                intake.receivedAt()), first.dossier().message(), Set.of(), evidence(verdict));
        return judgement(dossier, verdict);
    }

    Judgement judged(Raw raw, ProviderMessageId id, Verdict verdict, String occasion) {
        Notice notice = new Notice(InspectionId.of(Samples.ADA, id, occasion), Samples.ADA, id, Notice.Cause.DELIVERED, now);
        Origin origin = new Origin(false, "", "", "", "", Direction.INBOUND, 0, List.of(), List.of());
        Intake.Admitted intake = new Intake.Admitted(notice, raw.hash(), raw.length(), origin, "inbox", now);
        String text = new String(raw.shared(), java.nio.charset.StandardCharsets.UTF_8);
        int at = text.indexOf("Message-ID: ");
        Header header = new Header("Message-ID", text.substring(at + 12, text.indexOf('\r', at)), new ByteRange(at, at + 12));
        Part root = new Part("0", "text/plain", "utf-8", "", "", new ByteRange(0, 1), new ByteRange(1, 2), List.of());
        Message message = new Message(raw.length(), List.of(header), List.of(), "a subject nobody may log", root, List.of(), List.of(), List.of(),
                List.of());
        return judgement(new Dossier(intake, message, Set.of(), evidence(verdict)), verdict);
    }

    // What is not clean here wants a password, so that the policy holds what it does not quarantine.
    private static List<Evidence> evidence(Verdict verdict) {
        Evidence wish = Evidence.fact(FactNames.INTENT_CREDENTIALS, "sign in", List.of());
        return switch (verdict) {
            case CLEAN, BULK -> List.of();
            case SUSPICIOUS, MALICIOUS -> List.of(wish);
            case INDETERMINATE -> List.of(wish, Evidence.Gap.of(GapCode.ENCRYPTED, "x.zip"));
        };
    }

    private Judgement judgement(Dossier dossier, Verdict verdict) {
        ContentHash hash = ContentHash.of(new byte[0]);
        return new Judgement(dossier, Authentication.NOT_CHECKED, List.of(), List.of(), verdict, new Confidence(500_000),
                new Proof.Claim(new Reason("verdict", "test"), Truth.TRUE, List.of()), new Pins(hash, hash, "test", now), List.of());
    }

    String folder(long number) {
        return mail.folderOf(Samples.ADA, number);
    }

    List<Entry.Kind> kinds() {
        return ledger.entries().stream().map(Entry::kind).toList();
    }

    static Outcome done(Step<Outcome> step) {
        return switch (step) {
            case Step.Done<Outcome> d -> d.output();
            case Step.Later<Outcome> l -> throw new AssertionError("later: " + l.fault().what());
            case Step.Wants<Outcome> w -> throw new AssertionError("wants " + w.deeper());
        };
    }

    static Outcome.Concluded concluded(Step<Outcome> step) {
        return (Outcome.Concluded) done(step);
    }

    static Outcome.Held held(Step<Outcome> step) {
        return (Outcome.Held) done(step);
    }
}
