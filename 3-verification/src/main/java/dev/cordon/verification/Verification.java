package dev.cordon.verification;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Pins;
import dev.cordon.kernel.flow.RecordedAnswer;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.ask.SenderHistory;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.verification.conditions.Check;
import dev.cordon.verification.conditions.Checks;
import dev.cordon.verification.conditions.Clause;
import dev.cordon.verification.conditions.Examination;
import dev.cordon.verification.packs.Detections;
import dev.cordon.verification.parameters.Parameters;
import dev.cordon.verification.signatures.Signatures;
import dev.cordon.verification.signatures.Signed;
import dev.cordon.verification.verdict.Joining;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stage 3: evidence in, judgement out. It asks, and changes nothing.
 *
 * <ol>
 * <li>parameters: who wrote it and who it pretends to be, against the organisation;
 * <li>signatures: who sent it, ours and the provider's results side by side;
 * <li>history: whether the author is a stranger here, every answer recorded;
 * <li>conditions: the detections, each true, false or unknown with its proof;
 * <li>a closer look, when a truth hangs on an analyser that runs only on demand;
 * <li>verdict: joined upward.
 * </ol>
 */
public final class Verification implements Stage<Dossier, Judgement> {

    // The detections are part of the build: one hash for the whole life of the process.
    private static final ContentHash RULE_PACK = hashed(Checks.all());

    private static final Signed UNREADABLE = new Signed(Authentication.NOT_CHECKED, List.of(Evidence.Gap.of(GapCode.NO_ANSWER,
            "the bytes of the message are not there, so who sent it is not known")), List.of());

    private final Organisation organisation;
    private final Questions questions;
    private final Pins pins;
    private final InstantSource clock;
    private final List<Check> checks;
    private final Set<AnalyserName> onDemand;
    private final Detections rules;
    private final Signatures signatures;

    /**
     * The constructor says what the stage may use: facts about the tenant, whom it may ask, and what time it is.
     *
     * @param pins rule pack, policy and engine; the time is set for each judgement
     */
    public Verification(Organisation organisation, Questions questions, Rules rules, Pins pins, InstantSource clock) {
        this(organisation, questions, rules, pins, clock, rules.builtin() ? Checks.all() : List.of(), Set.of());
    }

    Verification(Organisation organisation, Questions questions, Rules rules, Pins pins, InstantSource clock, List<Check> checks,
                 Set<AnalyserName> onDemand) {
        this.organisation = organisation;
        this.questions = questions;
        this.pins = pins;
        this.clock = clock;
        this.checks = List.copyOf(checks);
        this.onDemand = Set.copyOf(onDemand);
        this.rules = rules.loaded();
        this.signatures = new Signatures(organisation, questions.dns());
    }

    /** The hash over the detections of this build, for {@link Pins#rulePack}. */
    public static ContentHash rulePack() {
        return RULE_PACK;
    }

    private static ContentHash hashed(List<Check> checks) {
        StringBuilder all = new StringBuilder();
        for (Check check : checks) {
            all.append(check.id().value()).append(' ').append(check.severity()).append(' ').append(check.name()).append('\n');
        }
        return ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override public Step<Judgement> run(Dossier dossier) {
        Instant now = clock.instant();
        List<Evidence> judged = new ArrayList<>(Parameters.find(dossier, organisation));
        List<RecordedAnswer> answers = new ArrayList<>();
        Answer<Raw> bytes = questions.raw().raw(dossier.intake().content());
        Signed signed = bytes instanceof Answer.Known<Raw> k ? signatures.look(k.value(), dossier.intake().notice().mailbox().address(), now)
                : UNREADABLE;
        judged.addAll(signed.evidence());
        answers.addAll(signed.answers());
        Clause firstContact = firstContact(dossier, now, judged, answers);
        Examination examination = new Examination(dossier, judged, firstContact);
        List<RuleResult> results = new ArrayList<>(checks.stream().map(c -> result(c, c.look(examination))).filter(r ->
                r.truth() != Truth.FALSE)
                .toList());
        if (bytes instanceof Answer.Known<Raw> k) {
            results.addAll(rules.look(dossier, k.value()));
        }
        Set<AnalyserName> wanted = wanted(dossier, results);
        return wanted.isEmpty() ? new Step.Done<>(judgement(dossier, signed, judged, results, answers, now)) : new Step.Wants<>(wanted);
    }

    /**
     * What is judged of a message whose inspection was parked because of a defect of ours: {@code INDETERMINATE}, with the gap class
     * {@code defect} for the policy.
     */
    public Judgement parked(Intake.Admitted intake, String what) {
        Part nothing = new Part("0", "text/plain", "", "", "", new ByteRange(0, 0), new ByteRange(0, 0), List.of());
        Message message = new Message(intake.bytes(), List.of(), List.of(), "", nothing, List.of(), List.of(), List.of(), List.of());
        List<Evidence> judged = List.of(Evidence.fact(JudgedFactNames.INSPECTION_DEFECT, what, List.of()));
        return judgement(new Dossier(intake, message, Set.of(), List.of()), UNREADABLE, judged, List.of(), List.of(), clock.instant());
    }

    // The first author counts: several authors are a finding of their own.
    private Clause firstContact(Dossier dossier, Instant now, List<Evidence> judged, List<RecordedAnswer> answers) {
        Optional<Address> author = dossier.message().authors().stream().filter(a -> !a.domain().name().isEmpty()).findFirst();
        if (author.isEmpty()) {
            Evidence.Fact nobody = Evidence.fact(JudgedFactNames.SENDER_FIRST_CONTACT, "", List.of());
            judged.add(nobody);
            return Examination.known(true, nobody);
        }
        String address = author.get().spec().toLowerCase(Locale.ROOT);
        String question = "history.sender " + address;
        return switch (questions.history().sender(dossier.intake().notice().mailbox().tenant(), address)) {
            case Answer.Known<SenderHistory> k -> {
                answers.add(new RecordedAnswer(question, true, Canonical.text(k.value()), now));
                boolean stranger = k.value().messages() == 0;
                Evidence.Fact fact = stranger ? Evidence.fact(JudgedFactNames.SENDER_FIRST_CONTACT, address, List.of(author.get().where()))
                        : new Evidence.Fact(JudgedFactNames.SENDER_KNOWN, new Value.Number(k.value().messages()), List.of(author.get()
                                .where()));
                judged.add(fact);
                yield Examination.known(stranger, fact);
            }
            case Answer.Unknown<SenderHistory> u -> {
                answers.add(new RecordedAnswer(question, false, u.fault().what(), now));
                GapCode code = u.fault() instanceof Fault.Unsupported ? GapCode.NOT_ASKED : GapCode.NO_ANSWER;
                Evidence.Gap gap = Evidence.Gap.of(code, "history did not say whether the author wrote before");
                judged.add(gap);
                yield Examination.unknown(gap, JudgedFactNames.SENDER_FIRST_CONTACT.value());
            }
        };
    }

    private static RuleResult.Source source(Check check) {
        return check.id().value().startsWith("authentication.") ? RuleResult.Source.AUTHENTICATION : RuleResult.Source.STRUCTURE;
    }

    private static RuleResult result(Check check, Clause clause) {
        Proof proof = new Proof.Claim(new Reason(check.id().value(), check.name()), clause.truth(), clause.because());
        return new RuleResult(check.id(), check.name(), check.severity(), source(check), clause.truth(), check.attackTypes(),
                clause.missing(), proof);
    }

    // Not knowing is a reason to look closer only where somebody can.
    private Set<AnalyserName> wanted(Dossier dossier, List<RuleResult> results) {
        Set<AnalyserName> wanted = new TreeSet<>();
        for (RuleResult result : results) {
            if (result.truth() == Truth.UNKNOWN) {
                onDemand.stream().filter(a -> result.missing().contains(a.value()) && !dossier.looked().contains(a)).forEach(wanted::add);
            }
        }
        return wanted;
    }

    private Judgement judgement(Dossier dossier, Signed signed, List<Evidence> judged, List<RuleResult> results,
            List<RecordedAnswer> answers, Instant now) {
        Joining.Joined joined = Joining.join(dossier, signed.evidence(), results, fact(judged, JudgedFactNames.MAIL_BULK), fact(judged,
                JudgedFactNames.INSPECTION_DEFECT));
        return new Judgement(dossier, signed.authentication(), judged, results, joined.verdict(), joined.confidence(), joined.proof(),
                new Pins(pins.rulePack(), pins.policy(), pins.engine(), now), answers);
    }

    private static Optional<Evidence.Fact> fact(List<Evidence> judged, FactName name) {
        return judged.stream().filter(e -> e instanceof Evidence.Fact f && f.name().equals(name)).map(e -> (Evidence.Fact) e).findFirst();
    }
}
