package dev.cordon.runtime;

import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a list shows of an inspection. */
public final class Rows {
    private static final int SUBJECT_MAX = 300;
    private static final int REASONS_MAX = 12;

    private Rows() {}

    /** Work that has no judgement yet. */
    public static InspectionRow open(Work work, String state) {
        return new InspectionRow(work.inspection(), work.mailbox(), work.since(), state, "", "", "", Verdict.INDETERMINATE, Disposition.LEAVE,
                "", List.of(), -1);
    }

    /** Work that ended. {@code earlier} is what the list showed before. */
    public static InspectionRow ended(InspectionRow earlier, Ending ending, Instant now) {
        return switch (ending) {
            case Ending.NotAdmitted n -> notAdmitted(earlier, n.intake(), now);
            case Ending.Ended e -> outcome(earlier, e.outcome(), now);
            case Ending.Released r -> switch (r.receipt().state()) {
                case DONE, ALREADY -> with(earlier, "released", Disposition.RESTORE, List.of(r.receipt().reason().words()));
                case GONE, REFUSED, NOT_SEEN -> with(earlier, earlier.state(), earlier.disposition(),
                        List.of("not released: " + r.receipt().reason().words()));
            };
            case Ending.NotReleased n -> with(earlier, earlier.state(), earlier.disposition(), List.of("not released: " + n.fault().what()));
        };
    }

    private static InspectionRow notAdmitted(InspectionRow earlier, Intake intake, Instant now) {
        return switch (intake) {
            case Intake.Duplicate d -> closed(earlier, "duplicate", "the same copy is inspection " + d.first().value(), now);
            case Intake.Vanished _ -> closed(earlier, "vanished", "it was gone before we came", now);
            case Intake.Refused r -> closed(earlier, "refused", r.reason().words(), now);
            case Intake.Admitted _ -> throw new IllegalArgumentException("an admitted message has not ended");
        };
    }

    private static InspectionRow closed(InspectionRow e, String state, String why, Instant now) {
        return new InspectionRow(e.id(), e.mailbox(), e.noticedAt(), state, e.from(), e.displayName(), e.subject(), e.verdict(),
                e.disposition(), e.policyRule(), List.of(why), millis(e.noticedAt(), now));
    }

    private static InspectionRow with(InspectionRow e, String state, Disposition disposition, List<String> more) {
        List<String> reasons = new ArrayList<>(more);
        reasons.addAll(e.reasons());
        return new InspectionRow(e.id(), e.mailbox(), e.noticedAt(), state, e.from(), e.displayName(), e.subject(), e.verdict(),
                disposition, e.policyRule(), reasons, e.latencyMillis());
    }

    private static InspectionRow outcome(InspectionRow earlier, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Concluded c -> judged(earlier, "concluded", c.judgement(), c.decision().disposition(), c.decision().policyRule(),
                    c.decision().reason().words(), at(c.receipts(), now));
            case Outcome.Held h -> judged(earlier, "held", h.judgement(), h.decision().disposition(), h.decision().policyRule(),
                    h.reason().words(), at(h.receipts(), now));
            case Outcome.Stopped s -> judged(earlier, "stopped", s.judgement(), s.decision().disposition(), s.decision().policyRule(),
                    s.fault().what(), now);
        };
    }

    private static Instant at(List<Receipt> receipts, Instant now) {
        return receipts.isEmpty() ? now : receipts.getLast().at();
    }

    private static InspectionRow judged(InspectionRow earlier, String state, Judgement judgement, Disposition disposition, String policyRule,
                                        String why, Instant at) {
        List<String> reasons = new ArrayList<>();
        judgement.findings().stream().sorted(Comparator.comparing(RuleResult::severity).reversed()).limit(REASONS_MAX)
                .forEach(f -> reasons.add(f.proof() instanceof dev.cordon.kernel.evidence.Proof.Claim c ? c.reason().words() : f.name()));
        reasons.add(why);
        List<Address> authors = judgement.dossier().message().authors();
        String from = authors.isEmpty() ? "" : authors.getFirst().spec();
        String displayName = authors.isEmpty() ? "" : authors.getFirst().displayName().text();
        String subject = judgement.dossier().message().subject();
        return new InspectionRow(earlier.id(), earlier.mailbox(), earlier.noticedAt(), state, from, displayName,
                subject.length() > SUBJECT_MAX ? subject.substring(0, SUBJECT_MAX) : subject, judgement.verdict(), disposition, policyRule,
                reasons, millis(earlier.noticedAt(), at));
    }

    private static long millis(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }
}
