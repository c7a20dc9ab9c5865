package dev.cordon.mailauth;

import dev.cordon.mailauth.arc.ArcChain;
import dev.cordon.mailauth.arc.ArcFault;
import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.arc.ArcVerifier;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dkim.DkimReport;
import dev.cordon.mailauth.dkim.DkimVerifier;
import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dmarc.Alignment;
import dev.cordon.mailauth.dmarc.Dmarc;
import dev.cordon.mailauth.dmarc.DmarcFlag;
import dev.cordon.mailauth.dmarc.DmarcPolicy;
import dev.cordon.mailauth.dmarc.DmarcReason;
import dev.cordon.mailauth.dmarc.DmarcRequest;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.BudgetDns;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.header.LineEnds;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.SignatureReading;
import dev.cordon.mailauth.signature.Signatures;
import dev.cordon.mailauth.spf.Spf;
import dev.cordon.mailauth.spf.SpfIdentity;
import dev.cordon.mailauth.spf.SpfRequest;
import dev.cordon.mailauth.spf.SpfResult;
import dev.cordon.mailauth.spf.SpfWord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the authenticity of messages: SPF, DKIM, ARC and DMARC in one call over the raw bytes. It never throws on any message, keeps no
 * state between messages, and may be used by several threads at once if its {@link Dns} may.
 *
 * <p>SPF goes first, so that junk signatures cannot use up the DNS budget that it needs; keys are asked for once a message, and one pass
 * over the body serves all signatures of one canonical form.
 */
public final class MailAuth {

    private final Dns dns;
    private final InstantSource clock;
    private final Settings settings;

    private MailAuth(Dns dns, InstantSource clock, Settings settings) {
        this.dns = dns;
        this.clock = clock;
        this.settings = settings;
    }

    /** A verifier. @param clock the time of receipt: a fixed one for mail that is already stored, see {@code origin.Origin#received} */
    public static MailAuth of(Dns dns, InstantSource clock, Settings settings) {
        return new MailAuth(dns, clock, settings);
    }

    /** With the usual settings. */
    public static MailAuth of(Dns dns, InstantSource clock) {
        return of(dns, clock, Settings.usual());
    }

    /** Checks all. The array is read during the call only, and not changed. */
    public AuthReport check(byte[] message, Envelope envelope) {
        return check(message, envelope, EnumSet.allOf(Check.class));
    }

    /** Checks what is asked for; DMARC sees only the results of what else is asked for. */
    public AuthReport check(byte[] message, Envelope envelope, Set<Check> checks) {
        BudgetDns budget = new BudgetDns(dns, clock, settings.questionsMax(), settings.dnsTime());
        SpfResult spf = checks.contains(Check.SPF) ? spf(envelope, budget) : notAsked();
        RawMessage raw = RawMessage.split(message, settings.split());
        Authors authors = Authors.of(raw);
        Signatures signatures = new Signatures(raw, budget, settings.dkim().crypto(), settings.dkim().limits());
        DkimVerifier dkimVerifier = new DkimVerifier(clock, settings.dkim());
        ArcVerifier arcVerifier = new ArcVerifier(clock);
        List<SignatureReading> read = checks.contains(Check.DKIM) ? dkimVerifier.announce(raw, signatures) : List.of();
        ArcVerifier.Fields chain = checks.contains(Check.ARC) ? arcVerifier.announce(raw, signatures) : ArcVerifier.NO_FIELDS;
        DkimReport dkim = dkimVerifier.check(raw, signatures, read, domains(authors.addresses()), envelope.recipients());
        ArcReport arc = arcVerifier.check(chain, signatures);
        boolean several = authors.findings().contains(Finding.MULTIPLE_FROM);
        DmarcResult dmarc = !checks.contains(Check.DMARC) || several ? withoutDmarc(several) : dmarc(authors, dkim, spf, budget);
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        findings.addAll(authors.findings());
        messageFindings(signatures.lineEnds(), raw, findings);
        resultFindings(dkim, arc, dmarc, findings);
        if (budget.exhausted()) {
            findings.add(Finding.DNS_OVER_BUDGET);
        }
        boolean provisional = spf.result() == SpfWord.TEMPERROR || dmarc.result() == DmarcWord.TEMPERROR || arc.provisional()
                || dkim.signatures().stream().anyMatch(signature -> signature.result() == DkimWord.TEMPERROR);
        return new AuthReport(spf, dkim, arc, dmarc, authors.addresses(), findings, provisional);
    }

    private SpfResult spf(Envelope envelope, Dns budget) {
        byte[] ip = AddressText.bytes(envelope.ip());
        boolean byHelo = envelope.mailFrom().isEmpty();
        if (ip.length == 0) {
            String domain = byHelo ? envelope.helo() : envelope.mailFrom().substring(envelope.mailFrom().lastIndexOf('@') + 1);
            return Spf.withoutClientAddress(DomainText.ascii(domain), byHelo ? SpfIdentity.HELO : SpfIdentity.MAIL_FROM);
        }
        SpfRequest request = new SpfRequest(AddressText.address(ip), envelope.helo(), envelope.mailFrom(), envelope.receiver());
        return Spf.check(request, budget, clock, settings.spf());
    }

    private static SpfResult notAsked() {
        return Spf.withoutClientAddress("", SpfIdentity.MAIL_FROM);
    }

    private static List<String> domains(List<String> addresses) {
        List<String> domains = new ArrayList<>();
        for (String address : addresses) {
            String domain = DomainText.ascii(address.substring(address.lastIndexOf('@') + 1));
            if (!domain.isEmpty()) {
                domains.add(domain);
            }
        }
        return domains;
    }

    private DmarcResult dmarc(Authors authors, DkimReport dkim, SpfResult spf, Dns budget) {
        List<String> passed = new ArrayList<>();
        for (CheckedSignature signature : dkim.signatures()) {
            boolean partial = signature.flags().contains(DkimFlag.L_TAG) && !settings.partialBodies();
            if (signature.passed() && !partial && !signature.flags().contains(DkimFlag.KEY_TESTING)) {
                passed.add(signature.domain());
            }
        }
        String host = spf.result() == SpfWord.PASS ? spf.domain() : "";
        return Dmarc.evaluate(new DmarcRequest(authors.addresses(), passed, host), budget, settings.suffixes(), settings.dmarc());
    }

    private static DmarcResult withoutDmarc(boolean several) {
        DmarcWord word = several ? DmarcWord.PERMERROR : DmarcWord.NONE;
        DmarcReason reason = several ? DmarcReason.SEVERAL_AUTHOR_DOMAINS : DmarcReason.NO_AUTHOR_DOMAIN;
        Set<DmarcFlag> flags = several ? Set.of(DmarcFlag.MULTIPLE_FROM) : Set.of();
        return new DmarcResult(word, DmarcPolicy.UNSPECIFIED, DmarcPolicy.UNSPECIFIED, "", "", "", Alignment.NONE, Alignment.NONE, reason,
                several ? "several From fields" : "", flags, new DmarcResult.Shadow(word, DmarcPolicy.UNSPECIFIED, ""), 0);
    }

    private static void messageFindings(LineEnds ends, RawMessage raw, Set<Finding> findings) {
        if (ends.mixed()) {
            findings.add(Finding.BARE_LF);
        }
        if (ends.bareReturn()) {
            findings.add(Finding.BARE_CR);
        }
        if (raw.cut()) {
            findings.add(Finding.HEADER_OVER_LIMIT);
        }
    }

    private static void resultFindings(DkimReport dkim, ArcReport arc, DmarcResult dmarc, Set<Finding> findings) {
        if (dkim.leftOut() > 0) {
            findings.add(Finding.SIGNATURES_OVER_LIMIT);
        }
        for (CheckedSignature signature : dkim.signatures()) {
            if (signature.passed() && signature.flags().contains(DkimFlag.L_UNCOVERED)) {
                findings.add(Finding.BODY_APPENDED);
            }
            if (signature.headerSignature() == HeaderSignature.PASS && signature.bodyHash() == BodyHash.MISMATCH) {
                findings.add(Finding.BODY_REWRITTEN);
            }
        }
        if (arc.chain() == ArcChain.FAIL && arc.fault() == ArcFault.MESSAGE_SIGNATURE && arc.sealValid()) {
            findings.add(Finding.SEAL_ONLY);
        }
        if (dmarc.result() == DmarcWord.PASS && dmarc.dkim() == Alignment.NONE) {
            findings.add(Finding.DMARC_BY_SPF_ALONE);
        }
    }
}
