package dev.cordon.kernel.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.kernel.evidence.AnalyserName;
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
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final MailboxId MAILBOX = new MailboxId(new TenantId("t"), "jmap", "ada@example.org");

    private static Json parse(String text) {
        return convert(JsonMapper.builder().build().readTree(text));
    }

    private static Json convert(JsonNode node) {
        if (node.isObject()) {
            Map<String, Json> members = new java.util.HashMap<>();
            node.properties().forEach(e -> members.put(e.getKey(), convert(e.getValue())));
            return new Json.Obj(members);
        }
        if (node.isArray()) {
            return new Json.Arr(node.valueStream().map(CanonicalTest::convert).toList());
        }
        return node.isString() ? new Json.Str(node.stringValue()) : node.isBoolean() ? new Json.Bool(node.booleanValue())
                : new Json.Num(node.longValue());
    }

    private static Outcome outcome() {
        Notice notice = new Notice(new InspectionId("i1"), MAILBOX, new ProviderMessageId("m1"), Notice.Cause.DELIVERED, NOON);
        ContentHash hash = ContentHash.of(new byte[] {1});
        Evidence.Fact fact = new Evidence.Fact(new FactName("mime.ambiguous"), new Value.Texts(List.of("a", "b")), List.of(new ByteRange(1, 2)));
        Origin origin = new Origin(true, "192.0.2.1", "h", "", "mx", Direction.INBOUND, 10, List.of(), List.of(fact));
        Intake.Admitted intake = new Intake.Admitted(notice, hash, 1, origin, "inbox", NOON);
        Part root = new Part("0", "text/plain", "", "", "", new ByteRange(0, 0), new ByteRange(0, 1), List.of());
        Message message = new Message(1, List.of(), List.of(), "\u2028 \" \\ \u0007 😀 \ud800", root, List.of(), List.of(), List.of(), List.of());
        Dossier dossier = new Dossier(intake, message, Set.of(new AnalyserName("b"), new AnalyserName("a")),
                List.of(Evidence.Gap.of(GapCode.LIMIT_REACHED, "x")));
        RuleResult rule = new RuleResult(new RuleId("r"), "R", Severity.HIGH, RuleResult.Source.STRUCTURE, Truth.UNKNOWN, List.of(), List.of("c"),
                new Proof.Missing(Evidence.Gap.of(GapCode.NO_ANSWER, "y")));
        Judgement judgement = new Judgement(dossier, Authentication.NOT_CHECKED, List.of(), List.of(rule), Verdict.INDETERMINATE,
                new Confidence(1), new Proof.Claim(new Reason("c", "w"), Truth.TRUE, List.of(new Proof.Leaf(fact))),
                new Pins(hash, hash, "e", NOON), List.of());
        Copy copy = new Copy(MAILBOX, new ProviderMessageId("m1"), MessageIdHeader.NONE, hash, 1);
        Receipt receipt = new Receipt(new OrderId("o"), copy, Disposition.QUARANTINE, Receipt.State.DONE,
                new Sighting.Present(new ProviderMessageId("m1"), "f", Sighting.FolderRole.INBOX, false, List.of()), new Sighting.Gone(), NOON,
                new Reason("x", "y"));
        return new Outcome.Concluded(judgement, new Decision(Disposition.QUARANTINE, "p", new Reason("x", "y")), List.of(receipt));
    }

    @Test
    void everythingOfTheLineComesBackEqualFromItsText() {
        Outcome outcome = outcome();
        Json json = parse(Canonical.text(outcome));
        Outcome back = Canonical.read(Outcome.class, json);
        assertThat(Canonical.text(back)).isEqualTo(Canonical.text(outcome));
        assertThat(((Outcome.Concluded) back).receipts()).isEqualTo(((Outcome.Concluded) outcome).receipts());
        assertThat(back.judgement().dossier().looked()).isEqualTo(outcome.judgement().dossier().looked());
    }

    @Test
    void membersAreSortedAndControlCharactersEscapedAsRfc8785Asks() {
        Json json = new Json.Obj(Map.of("\u20ac", new Json.Str("\u20ac$\u000F\nA'B\"\\\\\"/"), "\r", new Json.Num(1), "1", new Json.Bool(true)));
        assertThat(json.canonical()).isEqualTo("{\"\\r\":1,\"1\":true,\"\u20ac\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void aStepKeepsItsTypeArgumentOnlyWhereItIsRead() {
        Json json = Canonical.write(new Answer.Unknown<String>(new Fault.Denied("no")));
        assertThat(json.canonical()).isEqualTo("{\"fault\":{\"type\":\"denied\",\"what\":\"no\"},\"type\":\"unknown\"}");
    }

    @Test
    void refusesWhatDoesNotFitWithThePathToIt() {
        Json.Obj good = (Json.Obj) Canonical.write(outcome());
        Map<String, Json> members = new java.util.HashMap<>(good.members());
        members.remove("decision");
        assertThatThrownBy(() -> Canonical.read(Outcome.class, new Json.Obj(members)))
                .isInstanceOf(Canonical.Misfit.class).hasMessageContaining("decision");
        members.putAll(good.members());
        members.put("extra", new Json.Bool(true));
        assertThatThrownBy(() -> Canonical.read(Outcome.class, new Json.Obj(members))).isInstanceOf(Canonical.Misfit.class);
        members.put("type", new Json.Str("nothing"));
        assertThatThrownBy(() -> Canonical.read(Outcome.class, new Json.Obj(members))).hasMessageContaining("`nothing` is no variant of Outcome");
        assertThatThrownBy(() -> Canonical.read(Verdict.class, new Json.Str("fine"))).hasMessageContaining("no Verdict");
        assertThatThrownBy(() -> Canonical.read(Confidence.class, new Json.Num(-1))).hasMessageContaining("not a probability");
    }

    @Test
    void aTextAloneIsJsonToo() {
        assertThat(Canonical.text("a\"b")).isEqualTo("\"a\\\"b\"");
        assertThat(new Json.Str("a").bytes()).isEqualTo("\"a\"".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void numbersThatAnotherReaderMightRoundAreRefused() {
        assertThatThrownBy(() -> new Json.Num(1L << 53)).isInstanceOf(IllegalArgumentException.class);
    }
}
