package dev.cordon.verification.signatures;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.RecordedAnswer;
import dev.cordon.kernel.message.Raw;
import dev.cordon.mailauth.Finding;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.spf.SpfReason;
import dev.cordon.mailauth.stored.Counted;
import dev.cordon.mailauth.stored.StoredMail;
import dev.cordon.mailauth.stored.StoredReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who sent a message that lies in a mailbox. Ours and the provider's results stand side by side; which counts, says
 * {@link StoredReport}.
 */
public final class Signatures {
    private final Border border;
    private final Dns dns;

    /** With the organisation's border, trusted servers and sealers. */
    public Signatures(Organisation organisation, Dns dns) {
        this.border = Borders.of(organisation);
        this.dns = dns;
    }

    /**
     * What was found of one message.
     *
     * @param answers what name servers answered
     */
    public record Sight(StoredReport found, List<RecordedAnswer> answers) {
        /** Copies the list. */
        public Sight {
            answers = List.copyOf(answers);
        }
    }

    /** Looks at one message that was read from this mailbox; empty for a file that somebody handed in. */
    public Sight find(Raw raw, String mailbox, Instant now) {
        AskedDns asked = new AskedDns(dns, now);
        // The constant says that nobody may be asked; behind a recorder it would look like servers that fail.
        Dns whom = dns == Dns.NONE ? Dns.NONE : asked;
        List<String> recipients = mailbox.isEmpty() ? List.of() : List.of(mailbox);
        StoredMail checker = new StoredMail(whom, InstantSource.fixed(now), border, Settings.usual());
        // A file that somebody hands in may have been written from the first line on by whoever wants it believed.
        StoredReport found = (mailbox.isEmpty() ? checker : checker.readFromMailbox()).check(raw.shared(), recipients);
        return new Sight(found, asked.answers());
    }

    /** What follows from it. */
    public Signed judge(Sight sight) {
        StoredReport found = sight.found();
        List<Evidence> evidence = new ArrayList<>();
        boolean stated = found.provider("dmarc").isPresent() || found.provider("spf").isPresent() || found.provider("dkim").isPresent();
        if (!found.checked() && !stated) {
            evidence.add(Evidence.Gap.of(GapCode.NOT_ASKED, border.isEmpty()
                    ? "no name server may be asked and no border is declared, so nobody says who sent it"
                    : "no name server may be asked and the border states nothing, so nobody says who sent it"));
        } else if (found.checked() && found.report().provisional() && !found.dmarc().isPass()) {
            evidence.add(Evidence.Gap.of(GapCode.NO_ANSWER, "name servers did not answer, so who sent it is not known yet"));
        } else if (found.checked() && !found.dmarc().isKnown()) {
            evidence.add(Evidence.Gap.of(GapCode.NOT_ASKED, open(found)));
        }
        dmarc(found, evidence);
        Disagreements.find(found).forEach(words -> evidence.add(Evidence.fact(JudgedFactNames.AUTH_DISAGREEMENT, words, List.of())));
        if (found.checked()) {
            for (Finding finding : found.report().findings()) {
                evidence.add(Evidence.fact(JudgedFactNames.AUTH_FINDING, finding.word(), List.of()));
            }
        }
        return new Signed(Results.of(found), evidence, sight.answers());
    }

    // Why ours does not count.
    private static String open(StoredReport found) {
        if (found.dmarc().source() == Counted.Source.HEADER_SIGNATURE) {
            return "the author's signature fits the header and not the body, which this store may have rewritten: who wrote the body is not known";
        }
        if (found.report().spf().reason() == SpfReason.NO_CLIENT_ADDRESS) {
            return "the sending host is not known (" + found.origin().reason().code() + "), and no signature of the author's passes";
        }
        return "the key of the author's signature is gone, so whether it passed when the message came is not known";
    }

    private static void dmarc(StoredReport found, List<Evidence> evidence) {
        DmarcResult ours = found.report().dmarc();
        Counted counted = found.dmarc();
        if (counted.isPass()) {
            evidence.add(Evidence.fact(JudgedFactNames.AUTH_DMARC_PASS, ours.authorDomain(), List.of()));
            return;
        }
        if (counted.word().equals("fail")) {
            Optional<MethodResult> stated = found.provider("dmarc");
            boolean own = counted.source() == Counted.Source.OURS;
            boolean provider = stated.map(r -> r.result().equals("fail")).orElse(false);
            String policy = own ? ours.policy().word() : stated.map(r -> r.value("policy", "published-domain-policy")).orElse("");
            evidence.add(new Evidence.Fact(JudgedFactNames.AUTH_DMARC_FAIL, new Value.Texts(List.of(ours.authorDomain(), policy,
                    own && provider ? "ours and the provider's" : own ? "ours" : "the provider's")), List.of()));
        }
    }
}
