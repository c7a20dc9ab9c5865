package dev.cordon.access.web;

import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.OrderId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.AddressField;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.DisplayName;
import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Severity;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A desk with a few inspections, some of them hostile in every field a sender controls. */
final class FakeDesk implements Desk {
    static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"> \u001b[31mred\u001b[0m \u202egnp.exe";
    private static final Instant AT = Instant.parse("2026-01-12T08:00:00Z");
    private static final MailboxId BOX = new MailboxId(new TenantId("t"), "demo", "ada@larkspur.example");
    private static final Raw RAW = Raw.copyOf(("From: \"<b>Prize</b>\" <prize@lucky-draw.test>\r\nSubject: " + HOSTILE
            + "\r\n\r\n<script>document.title='owned'</script>\r\n")
            .getBytes(StandardCharsets.UTF_8));

    final Map<String, String> released = new ConcurrentHashMap<>();
    private final List<InspectionRow> rows = new ArrayList<>();
    private boolean broken;

    FakeDesk() {
        rows.add(row("i1", HOSTILE, Verdict.MALICIOUS, Disposition.QUARANTINE,
                List.of("a link shows larkspur.example and leads to lucky-draw.test")));
        rows.add(row("i2", "Lunch on Friday?", Verdict.CLEAN, Disposition.LEAVE, List.of()));
        rows.add(row("i3", "Are you at your desk?", Verdict.SUSPICIOUS, Disposition.MARK,
                List.of("the name of Ada Winter with a stranger's address")));
        rows.add(row("i4", "Garden Weekly", Verdict.BULK, Disposition.LEAVE, List.of()));
    }

    /** From now on every question fails like a defect. */
    synchronized void breakDown() {
        broken = true;
    }

    /** From now on it answers again. */
    synchronized void mend() {
        broken = false;
    }

    /** Something about an inspection changes that only its row shows. */
    synchronized void touch(String id) {
        rows.replaceAll(r -> !r.id().value().equals(id) ? r : new InspectionRow(r.id(), r.mailbox(), r.noticedAt(), r.state(), r.from(),
                r.displayName(), r.subject(), r.verdict(), r.disposition(), r.policyRule(), r.reasons(), r.latencyMillis() + 1));
    }

    private static InspectionRow row(String id, String subject, Verdict verdict, Disposition disposition, List<String> reasons) {
        return new InspectionRow(new InspectionId(id), BOX, AT.plusSeconds(id.charAt(1)), "concluded", "prize@lucky-draw.test",
                "<b>Prize</b> Office", subject, verdict, disposition, "policy-" + id, reasons, 120);
    }

    @Override public Standing standing() {
        return new Standing(AT, false, List.of(new Standing.MailboxStanding(BOX, "watching", "", 4, 4, AT, List.of())), Map.of("concluded", 4L), 17,
                "ab".repeat(32), AT, List.of());
    }

    @Override public synchronized List<InspectionRow> inspections(int max) {
        if (broken) {
            throw new IllegalStateException("internal host db-7.secret.example is down");
        }
        return rows.stream().map(r -> released.containsKey(r.id().value()) ? withState(r) : r).limit(max).toList();
    }

    private static InspectionRow withState(InspectionRow r) {
        return new InspectionRow(r.id(), r.mailbox(), r.noticedAt(), "released", r.from(), r.displayName(), r.subject(), r.verdict(),
                r.disposition(), r.policyRule(), r.reasons(), r.latencyMillis());
    }

    @Override public synchronized Answer<Outcome> outcome(InspectionId inspection) {
        return rows.stream().filter(r -> r.id().equals(inspection)).findFirst()
                .<Answer<Outcome>>map(r -> Answer.of(outcome(r))).orElseGet(() -> Answer.unknown(new Fault.Gone("nothing")));
    }

    @Override public Answer<Raw> raw(InspectionId inspection, String who) {
        return Answer.of(RAW);
    }

    @Override public Answer<Receipt> release(InspectionId inspection, String who, String why) {
        released.put(inspection.value(), why);
        return Answer.of(receipt(inspection, Disposition.RESTORE));
    }

    private static Receipt receipt(InspectionId inspection, Disposition disposition) {
        Copy copy = new Copy(BOX, new ProviderMessageId("m"), new MessageIdHeader("<x@y>"), RAW.hash(), RAW.length());
        Sighting inbox = new Sighting.Present(new ProviderMessageId("m"), "f", Sighting.FolderRole.INBOX, false, List.of());
        Sighting hidden = new Sighting.Present(new ProviderMessageId("m"), "q", Sighting.FolderRole.QUARANTINE, false, List.of());
        return new Receipt(OrderId.of(inspection, "x"), copy, disposition, Receipt.State.DONE, inbox, hidden, AT, new Reason("done",
                "as ordered"));
    }

    private static Outcome outcome(InspectionRow row) {
        ByteRange subject = new ByteRange(41, 41 + 9 + HOSTILE.getBytes(StandardCharsets.UTF_8).length);
        Evidence.Fact fact = new Evidence.Fact(new FactName("link.text-target-mismatch"), new Value.Text("<b>larkspur.example</b>"),
                List.of(subject));
        Evidence.Gap gap = Evidence.Gap.of(GapCode.NO_ANSWER, "nobody was asked about <i>lucky-draw.test</i>");
        Proof proof = new Proof.Claim(new Reason("link.shows-another", "a link shows one address & leads to another"), Truth.TRUE,
                List.of(new Proof.Leaf(fact), new Proof.Missing(gap)));
        RuleResult rule = new RuleResult(new RuleId("structure.link-text"), "Link <text> against target", Severity.HIGH,
                RuleResult.Source.STRUCTURE, Truth.TRUE, List.of("Credential Phishing"), List.of(), proof);
        Address author = new Address(new DisplayName("<b>Prize</b> Office"), "prize", new Domain("lucky-draw.test"), "", new ByteRange(0,
                10));
        Part root = new Part("0", "text/html", "utf-8", "", "", new ByteRange(0, 1), new ByteRange(1, 2), List.of());
        Message message = new Message(RAW.length(), List.of(), List.of(new AddressField("from", List.of(author), true)), row.subject(),
                root,
                List.of(), List.of(), List.of(), List.of());
        Notice notice = new Notice(row.id(), BOX, new ProviderMessageId("m"), Notice.Cause.DELIVERED, AT);
        Origin origin = new Origin(false, "", "", "", "", Direction.INBOUND, 0, List.of(), List.of());
        Intake.Admitted intake = new Intake.Admitted(notice, RAW.hash(), RAW.length(), origin, "f", AT);
        boolean flagged = row.verdict() == Verdict.MALICIOUS || row.verdict() == Verdict.SUSPICIOUS;
        Judgement judgement = new Judgement(new Dossier(intake, message, Set.of(), List.of(fact, gap)), Authentication.NOT_CHECKED,
                List.of(),
                flagged ? List.of(rule) : List.of(), row.verdict(), new Confidence(flagged ? 970_000 : 10_000), proof,
                new Pins(ContentHash.of(new byte[0]), ContentHash.of(new byte[0]), "test", AT), List.of());
        Decision decision = new Decision(row.disposition(), row.policyRule(), new Reason("policy", "it is " + row.verdict()));
        return new Outcome.Concluded(judgement, decision, flagged ? List.of(receipt(row.id(), row.disposition())) : List.of());
    }
}
