package dev.cordon.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.AddressField;
import dev.cordon.kernel.message.BodyText;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.DisplayName;
import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.message.Header;
import dev.cordon.kernel.message.Link;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.SenderHistory;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryHistory;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import dev.cordon.verification.conditions.Check;
import dev.cordon.verification.conditions.Checks;
import dev.cordon.mailauth.dns.Dns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Set<AnalyserName> ALL = new TreeSet<>(Stream.of("attachments", "calendar", "headers", "html", "images", "links",
            "structure", "text").map(AnalyserName::new).toList());
    private static final Organisation ORGANISATION = new Organisation(List.of("byronworks.org"), List.of(), Border.NONE, List.of(),
            List.of(new Person("Ada Byron", "Ada", "Byron", "ada@byronworks.org", "CEO")), List.of(), List.of(),
            Map.of("internal_partners", List.of("babbage-engines.example")));
    private static final History NEVER = (_, _) -> Answer.of(SenderHistory.NEVER);
    private static final History KNOWN = (_, _) -> Answer.of(new SenderHistory(12, Instant.EPOCH, 0));
    private static final History SILENT = new MemoryHistory((_, _) -> new Trouble.Effect.Refused(new Fault.Retry("busy",
            Duration.ofSeconds(1))));

    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final List<AddressField> addresses = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private Set<AnalyserName> looked = ALL;
    private String text = "Hello, see you at noon.";

    private VerificationTest from(String name, String address) {
        return field("from", name, address);
    }

    private VerificationTest field(String field, String name, String address) {
        int at = address.indexOf('@');
        addresses.add(new AddressField(field, List.of(new Address(new DisplayName(name), address.substring(0, at),
                new Domain(address.substring(at + 1)), "", new ByteRange(10, 40))), true));
        return this;
    }

    private VerificationTest fact(FactName name, String... values) {
        evidence.add(new Evidence.Fact(name, new Value.Texts(List.of(values)), List.of(new ByteRange(100, 120))));
        return this;
    }

    private VerificationTest link(String host) {
        links.add(new Link("https://" + host + "/x", new Domain(host), "here", "0", List.of(new ByteRange(200, 220))));
        return this;
    }

    private VerificationTest header(String name, String value) {
        headers.add(new Header(name, value, new ByteRange(50, 60)));
        return this;
    }

    private Dossier dossier() {
        Notice notice = new Notice(new InspectionId("i"), Samples.ADA, new ProviderMessageId("p"), Notice.Cause.DELIVERED, NOON);
        Origin origin = new Origin(false, "", "", "", "", Direction.INBOUND, 0, List.of(), List.of());
        Part root = new Part("0", "text/plain", "", "", "", new ByteRange(0, 90), new ByteRange(92, 300), List.of());
        Message message = new Message(300, headers, addresses, "Subject", root,
                List.of(new BodyText("0", BodyText.Kind.PLAIN, text, text, true)), List.of(), links, List.of());
        return new Dossier(new Intake.Admitted(notice, ContentHash.of(new byte[0]), 300, origin, "", NOON), message, looked, evidence);
    }

    private static Questions questions(History history) {
        return new Questions(history, _ -> Answer.of(Raw.owning(new byte[0])), Dns.NONE);
    }

    private static Verification verification(History history) {
        ContentHash hash = ContentHash.of(new byte[0]);
        return new Verification(ORGANISATION, questions(history), Rules.BUILTIN,
                new Pins(Verification.rulePack(), hash, "test", Instant.EPOCH), InstantSource.fixed(NOON));
    }

    private Judgement judged(History history) {
        return ((Step.Done<Judgement>) verification(history).run(dossier())).output();
    }

    private static List<String> ids(List<RuleResult> results) {
        return results.stream().map(r -> r.rule().value()).toList();
    }

    @Test
    void ordinaryMailFromAStrangerIsClean() {
        Judgement judgement = from("Alice Liddell", "alice@wonder.example").link("wonder.example").judged(NEVER);
        assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(judgement.rules()).isEmpty();
        assertThat(judgement.answers()).singleElement().satisfies(a -> assertThat(a.question())
                .isEqualTo("history.sender alice@wonder.example"));
    }

    @Test
    void anInvoiceFromAKnownVendorAndItsLinkAreClean() {
        assertThat(from("Babbage Engines", "billing@babbage-engines.example").fact(FactNames.INTENT_INVOICE, "invoice")
                .link("pay.babbage-engines.example").judged(KNOWN).verdict()).isEqualTo(Verdict.CLEAN);
    }

    @Test
    void aNewsletterIsBulkAndBulkNeverLowersAnything() {
        from("Garden Weekly", "news@garden.example").header("List-Unsubscribe", "<https://garden.example/u>").header("List-Id",
                "<g.garden.example>");
        assertThat(judged(KNOWN).verdict()).isEqualTo(Verdict.BULK);
        fact(FactNames.ATTACHMENT_DANGEROUS, "x.exe", "exe");
        assertThat(judged(KNOWN).verdict()).isEqualTo(Verdict.MALICIOUS);
    }

    @Test
    @EdgeCase("EC-053")
    void aColleaguesNameBeforeAStrangersAddressIsSuspiciousAndWithAWishMalicious() {
        from("Ada Byron", "ada.byron77@freemail.example");
        assertThat(judged(NEVER).verdict()).isEqualTo(Verdict.SUSPICIOUS);
        fact(FactNames.INTENT_GIFT_CARD, "gift cards");
        Judgement judgement = judged(NEVER);
        assertThat(judgement.verdict()).isEqualTo(Verdict.MALICIOUS);
        assertThat(ids(judgement.findings())).contains("identity.person-name-with-intent", "money.pretended");
    }

    @Test
    void aPersonsOwnAddressIsNoImpersonation() {
        assertThat(from("Ada Byron", "ada@byronworks.org").fact(FactNames.INTENT_URGENCY, "today").judged(KNOWN).verdict())
                .isEqualTo(Verdict.CLEAN);
    }

    @Test
    @EdgeCase({"EC-019", "EC-059"})
    void anInternalAddressIsOneFactAndNoPass() {
        from("Ada Byron", "ada@byronworks.org").fact(FactNames.INTENT_PAYROLL, "my salary");
        assertThat(judged(KNOWN).verdict()).isEqualTo(Verdict.CLEAN);
        fact(FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE, "ada@byronworks.org");
        assertThat(judged(KNOWN).verdict()).as("our address, from outside").isEqualTo(Verdict.MALICIOUS);
    }

    @Test
    @EdgeCase("EC-054")
    void aPartnersLookalikeThatWantsMoneyElsewhereIsMalicious() {
        Judgement judgement = from("Babbage Engines", "billing@babbage-engine.example").fact(FactNames.INTENT_PAYMENT_CHANGE,
                "new bank details")
                .judged(KNOWN);
        assertThat(judgement.verdict()).isEqualTo(Verdict.MALICIOUS);
        assertThat(ids(judgement.findings())).contains("domain.lookalike", "money.pretended");
    }

    @Test
    @EdgeCase("EC-060")
    void aStrangerGetsNoTrustAndAFriendNoPass() {
        from("Payroll", "hr@other.example").fact(FactNames.INTENT_PAYROLL, "my salary");
        assertThat(judged(NEVER).verdict()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(judged(KNOWN).verdict()).isEqualTo(Verdict.CLEAN);
        fact(FactNames.ATTACHMENT_DANGEROUS, "x.exe", "exe");
        assertThat(judged(KNOWN).verdict()).isEqualTo(Verdict.MALICIOUS);
    }

    @Test
    @EdgeCase({"EC-062", "EC-066"})
    void aHistoryThatDoesNotAnswerLeavesOpenOnlyWhatHangsOnIt() {
        from("Payroll", "hr@other.example");
        assertThat(judged(SILENT).verdict()).as("nothing hangs on it").isEqualTo(Verdict.CLEAN);
        fact(FactNames.INTENT_PAYROLL, "my salary");
        Judgement judgement = judged(SILENT);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(judgement.undecided()).singleElement().satisfies(r -> assertThat(r.missing()).containsExactly("sender.first-contact"));
        assertThat(judgement.answers()).singleElement().satisfies(a -> assertThat(a.known()).isFalse());
        fact(FactNames.ATTACHMENT_DANGEROUS, "x.exe", "exe");
        assertThat(judged(SILENT).verdict()).as("something worse holds").isEqualTo(Verdict.MALICIOUS);
    }

    @Test
    void whatNobodyLookedForIsUnknownAndNeverFalse() {
        looked = Set.of();
        Judgement judgement = from("Alice", "alice@wonder.example").judged(KNOWN);
        assertThat(judgement.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(judgement.undecided()).isNotEmpty().allSatisfy(r -> assertThat(r.missing()).isNotEmpty());
        assertThat(judgement.undecided()).anySatisfy(r -> assertThat(r.missing()).contains("attachments"));
    }

    @Test
    void aCloserLookIsAskedForOnlyWhereTheTruthHangsOnIt() {
        AnalyserName images = new AnalyserName("images");
        Set<AnalyserName> others = new TreeSet<>(ALL);
        others.remove(images);
        looked = others;
        ContentHash hash = ContentHash.of(new byte[0]);
        Verification verification = new Verification(ORGANISATION, questions(NEVER), Rules.BUILTIN, new Pins(hash, hash, "test", NOON),
                InstantSource.fixed(NOON),
                Checks.all(), Set.of(images));
        from("Alice", "alice@wonder.example");
        assertThat(verification.run(dossier())).as("no link: a picture would change nothing").isInstanceOf(Step.Done.class);
        link("elsewhere.example");
        assertThat(verification.run(dossier())).isEqualTo(new Step.Wants<>(Set.of(images)));
        looked = ALL;
        assertThat(verification.run(dossier())).as("it was looked for").isInstanceOf(Step.Done.class);
    }

    @Test
    void aGapIsNeverCleanUnlessItIsOneOfTheInstallationAlone() {
        from("Alice", "alice@wonder.example");
        for (GapCode code : GapCode.values()) {
            evidence.clear();
            evidence.add(Evidence.Gap.of(code, "x"));
            Verdict expected = code == GapCode.NOT_ASKED ? Verdict.CLEAN : Verdict.INDETERMINATE;
            assertThat(judged(KNOWN).verdict()).as(code.name()).isEqualTo(expected);
        }
    }

    @Test
    @EdgeCase("EC-067")
    void theWorstWinsAndTheProofKeepsEverything() {
        Judgement judgement = from("Ada Byron", "ada@elsewhere.example").fact(FactNames.ATTACHMENT_DANGEROUS, "x.exe", "exe")
                .fact(FactNames.HTML_HIDDEN_TEXT, "hidden").judged(KNOWN);
        assertThat(judgement.verdict()).isEqualTo(Verdict.MALICIOUS);
        assertThat(((Proof.Claim) judgement.proof()).because()).extracting(p -> ((Proof.Claim) p).reason().code())
                .containsExactly("attachment.dangerous", "identity.person-name", "html.hidden-text");
    }

    @Test
    void everyFindingLeadsDownToFactsAndThoseWithBytesShowThem() {
        Judgement judgement = from("Ada Byron", "ada@byronworks-login.example").fact(FactNames.INTENT_CREDENTIALS, "sign in").judged(NEVER);
        assertThat(judgement.findings()).isNotEmpty().allSatisfy(r -> assertThat(leaves(r.proof())).isNotEmpty()
                .allSatisfy(f -> assertThat(f.where()).isNotEmpty()));
    }

    private static List<Evidence.Fact> leaves(Proof proof) {
        return switch (proof) {
            case Proof.Leaf l -> List.of(l.fact());
            case Proof.Missing _ -> List.of();
            case Proof.Claim c -> c.because().stream().flatMap(p -> leaves(p).stream()).toList();
        };
    }

    @Test
    @EdgeCase("EC-061")
    void moreEvidenceNeverLowersVerdictOrConfidence() {
        List<FactName> facts = List.of(FactNames.HTML_HIDDEN_TEXT, FactNames.INTENT_CREDENTIALS, FactNames.INTENT_URGENCY,
                FactNames.LINK_TEXT_DIFFERS, FactNames.ATTACHMENT_MACRO, FactNames.ATTACHMENT_DANGEROUS, FactNames.INTENT_GIFT_CARD);
        from("Ada Byron", "ada@elsewhere.example").link("third.example");
        int before = judged(NEVER).confidence().perMillion();
        for (FactName name : facts) {
            fact(name, "x", "y");
            int now = judged(NEVER).confidence().perMillion();
            assertThat(now).as(name.value()).isGreaterThanOrEqualTo(before);
            before = now;
        }
        assertThat(before).isGreaterThan(990_000);
    }

    @Test
    void equalDossiersAndAnswersGiveTheSameBytes() {
        from("Ada Byron", "ada@byronworks-login.example").fact(FactNames.INTENT_CREDENTIALS, "sign in").link("evil.example");
        assertThat(Canonical.text(judged(NEVER))).isEqualTo(Canonical.text(judged(NEVER)));
    }

    @Test
    void aParkedInspectionIsIndeterminateAndSaysWhy() {
        Judgement judgement = verification(KNOWN).parked(dossier().intake(), "an analyser broke");
        assertThat(judgement.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(judgement.evidence()).anySatisfy(e -> assertThat(((Evidence.Fact) e).name())
                .isEqualTo(JudgedFactNames.INSPECTION_DEFECT));
    }

    @Test
    void theRegistryOfDetectionsIsSortedAndItsIdsAreUnique() {
        assertThat(Checks.all()).extracting(c -> c.getClass().getSimpleName()).isSorted();
        assertThat(Checks.all()).extracting(Check::id).doesNotHaveDuplicates();
    }
}
