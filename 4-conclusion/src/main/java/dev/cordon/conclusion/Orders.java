package dev.cordon.conclusion;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.OrderId;
import dev.cordon.kernel.message.Header;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes orders out: which copy, what, why, until when. Equal judgements give equal orders, so a repeated order is the same order. */
record Orders(Duration expiry) {

    private static final String MESSAGE_ID = "Message-ID";
    /** What begins {@code decidedBy} of an order that a person gave. */
    static final String PERSON = "person:";

    /** What the policy ordered. It is issued at the time of the judgement, so that an old judgement makes an old order. */
    Order byPolicy(Judgement judgement, Copy copy, Disposition disposition, Decision decision, String origin) {
        InspectionId inspection = judgement.dossier().intake().notice().inspection();
        Instant issued = judgement.pins().asOf();
        return new Order(OrderId.of(inspection, disposition.name().toLowerCase(Locale.ROOT)), inspection, copy, disposition,
                decision.reason(), decision.policyRule(), origin, issued, issued.plus(expiry));
    }

    /** That a person wants a copy back. */
    Order byPerson(Outcome outcome, String who, String why, Instant now) {
        InspectionId inspection = outcome.judgement().dossier().intake().notice().inspection();
        OrderId id = OrderId.of(inspection, "restore by " + who.length() + ':' + who + why);
        return new Order(id, inspection, copyOf(outcome), Disposition.RESTORE, new Reason("person.released", "a person released it"),
                PERSON + who, originOf(outcome), now, now.plus(expiry));
    }

    /** The copy as it was fetched. */
    static Copy copyOf(Judgement judgement) {
        Intake.Admitted intake = judgement.dossier().intake();
        String messageId = judgement.dossier().message().header(MESSAGE_ID).map(Header::value).map(String::strip).orElse("");
        return new Copy(intake.notice().mailbox(), intake.notice().message(), new MessageIdHeader(messageId), intake.content(), intake.bytes());
    }

    /** The copy where we last saw it. */
    static Copy copyOf(Outcome outcome) {
        Copy copy = copyOf(outcome.judgement());
        for (Receipt receipt : receipts(outcome)) {
            if (receipt.after() instanceof Sighting.Present p) {
                copy = new Copy(copy.mailbox(), p.id(), copy.messageId(), copy.content(), copy.bytes());
            }
        }
        return copy;
    }

    /** The folder it was in when we first acted on it; empty when that is not known, which means the inbox. */
    static String originOf(Outcome outcome) {
        String fetchedFrom = outcome.judgement().dossier().intake().folder();
        List<Receipt> receipts = receipts(outcome);
        if (!receipts.isEmpty() && receipts.getFirst().before() instanceof Sighting.Present p) {
            boolean hidden = p.role() == Sighting.FolderRole.QUARANTINE || p.role() == Sighting.FolderRole.TRASH;
            return !hidden ? p.folder() : p.folder().equals(fetchedFrom) ? "" : fetchedFrom;
        }
        return fetchedFrom;
    }

    static List<Receipt> receipts(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Concluded c -> c.receipts();
            case Outcome.Held h -> h.receipts();
            case Outcome.Stopped _ -> List.of();
        };
    }

    static Decision decisionOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Concluded c -> c.decision();
            case Outcome.Held h -> h.decision();
            case Outcome.Stopped s -> s.decision();
        };
    }
}
