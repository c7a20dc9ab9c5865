package dev.cordon.verification.signatures;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.RecordedAnswer;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Domain;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.ask.SignatureHistory;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.stored.StoredReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Signed mail that is sent again. A signature says nothing about who gets the message, so whoever has one good message of a domain can send
 * it to anybody with a pass. Two things give that away: the message itself (old, without expiry, not addressed to the one who got it), and
 * the same signature on copy after copy to people whom it does not name. Mail to lists looks like that too, so it is a fact and no
 * judgement; mail that the organisation signed itself is left out.
 */
public final class Replays {
    private static final long COPIES = 5;

    /** What was found, and what history answered. */
    public record Found(List<Evidence> evidence, List<RecordedAnswer> answers) {
        /** Copies the lists. */
        public Found {
            evidence = List.copyOf(evidence);
            answers = List.copyOf(answers);
        }
    }

    private final Organisation organisation;
    private final History history;

    /** For the domains of an organisation. */
    public Replays(Organisation organisation, History history) {
        this.organisation = organisation;
        this.history = history;
    }

    /** Looks at the signatures that fit the header of one message. */
    public Found look(StoredReport sender, TenantId tenant, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        List<RecordedAnswer> answers = new ArrayList<>();
        for (CheckedSignature signature : sender.report().dkim().signatures()) {
            if (signature.headerSignature() == HeaderSignature.PASS && !isOwn(signature.domain())) {
                if (signature.flags().contains(DkimFlag.REPLAY_SUSPECT)) {
                    evidence.add(suspect(signature, "the message itself: old, not addressed, or hardly signed"));
                }
                if (signature.flags().contains(DkimFlag.RECIPIENT_NOT_SIGNED)) {
                    count(signature, tenant, now, evidence, answers);
                }
            }
        }
        return new Found(evidence, answers);
    }

    private void count(CheckedSignature signature, TenantId tenant, Instant now, List<Evidence> evidence, List<RecordedAnswer> answers) {
        String question = "history.signature " + signature.fingerprint();
        switch (history.signature(tenant, signature.fingerprint())) {
            case Answer.Known<SignatureHistory> k -> {
                answers.add(new RecordedAnswer(question, true, Canonical.text(k.value()), now));
                if (k.value().messages() >= COPIES) {
                    evidence.add(suspect(signature, k.value().messages() + " copies with this signature came before, the first "
                            + k.value().first()));
                }
            }
            case Answer.Unknown<SignatureHistory> u when u.fault() instanceof Fault.Unsupported -> { }
            case Answer.Unknown<SignatureHistory> u -> answers.add(new RecordedAnswer(question, false, u.fault().what(), now));
        }
    }

    private static Evidence suspect(CheckedSignature signature, String why) {
        return new Evidence.Fact(JudgedFactNames.AUTH_REPLAY_SUSPECT, new Value.Texts(List.of(signature.domain(), why)), List.of());
    }

    private boolean isOwn(String name) {
        Domain domain = new Domain(name);
        return organisation.domains().stream().map(Domain::new).anyMatch(domain::within);
    }
}
