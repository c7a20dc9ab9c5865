package dev.cordon.verification.signatures;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.message.Raw;
import dev.cordon.mailauth.Finding;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.stored.StoredMail;
import dev.cordon.mailauth.stored.StoredReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Who sent a message that lies in a mailbox. Ours and the provider's results stand side by side. DMARC counts as passed when either
 * says so, or when an aligned signature fits the header of a message whose body the store has rewritten: Exchange Online rewrites HTML
 * at delivery, which breaks every signature over the body and none over the header.
 */
public final class Signatures {
    private final Border border;
    private final Dns dns;

    /** With the organisation's border, trusted servers and sealers. */
    public Signatures(Organisation organisation, Dns dns) {
        this.border = Borders.of(organisation);
        this.dns = dns;
    }

    /** Looks at one message that was delivered to this mailbox. */
    public Signed look(Raw raw, String mailbox, Instant now) {
        AskedDns asked = new AskedDns(dns, now);
        // The constant says that nobody may be asked; behind a recorder it would look like servers that fail.
        Dns whom = dns == Dns.NONE ? Dns.NONE : asked;
        StoredReport found = new StoredMail(whom, InstantSource.fixed(now), border, Settings.usual()).check(raw.shared(), List.of(mailbox));
        List<Evidence> evidence = new ArrayList<>();
        boolean stated = found.provider("dmarc").isPresent() || found.provider("spf").isPresent() || found.provider("dkim").isPresent();
        if (!found.checked() && !stated) {
            evidence.add(Evidence.Gap.of(GapCode.NOT_ASKED, border.isEmpty()
                    ? "no name server may be asked and no border is declared, so nobody says who sent it"
                    : "no name server may be asked and the border states nothing, so nobody says who sent it"));
        } else if (found.checked() && found.report().provisional() && !passes(found)) {
            evidence.add(Evidence.Gap.of(GapCode.NO_ANSWER, "name servers did not answer, so who sent it is not known yet"));
        }
        dmarc(found, evidence);
        Disagreements.find(found).forEach(words -> evidence.add(Evidence.fact(JudgedFactNames.AUTH_DISAGREEMENT, words, List.of())));
        if (found.checked()) {
            for (Finding finding : found.report().findings()) {
                evidence.add(Evidence.fact(JudgedFactNames.AUTH_FINDING, finding.word(), List.of()));
            }
        }
        return new Signed(Results.of(found), evidence, asked.answers());
    }

    private void dmarc(StoredReport found, List<Evidence> evidence) {
        DmarcResult ours = found.report().dmarc();
        if (passes(found)) {
            evidence.add(Evidence.fact(JudgedFactNames.AUTH_DMARC_PASS, ours.authorDomain(), List.of()));
            return;
        }
        boolean provider = found.provider("dmarc").map(r -> r.result().equals("fail")).orElse(false);
        boolean own = found.checked() && ours.result() == DmarcWord.FAIL;
        if (provider || own) {
            String policy = own ? ours.policy().word() : found.provider("dmarc").map(r -> r.value("policy", "published-domain-policy")).orElse("");
            evidence.add(new Evidence.Fact(JudgedFactNames.AUTH_DMARC_FAIL, new Value.Texts(List.of(ours.authorDomain(), policy,
                    own && provider ? "ours and the provider's" : own ? "ours" : "the provider's")), List.of()));
        }
    }

    private boolean passes(StoredReport found) {
        return found.checked() && found.report().dmarc().result() == DmarcWord.PASS
                || found.provider("dmarc").map(r -> r.result().equals("pass")).orElse(false)
                || found.checked() && found.report().dkim().signatures().stream().anyMatch(s -> fitsHeader(s, found.report().dmarc()));
    }

    // Without the author's organisational domain, as DNS left it open, the registries' decides.
    private static boolean fitsHeader(CheckedSignature signature, DmarcResult dmarc) {
        if (signature.headerSignature() != HeaderSignature.PASS || dmarc.authorDomain().isEmpty()) {
            return false;
        }
        String author = organisational(dmarc.authorDomain());
        return !author.isEmpty() && author.equals(organisational(signature.domain()));
    }

    private static String organisational(String domain) {
        return PublicSuffixList.builtin().registrable(domain, Section.ALL);
    }
}
