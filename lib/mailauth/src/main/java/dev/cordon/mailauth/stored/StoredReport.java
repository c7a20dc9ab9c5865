package dev.cordon.mailauth.stored;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dmarc.DmarcFlag;
import dev.cordon.mailauth.dmarc.DmarcReason;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.origin.StatedResults;
import dev.cordon.mailauth.origin.Trust;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.spf.SpfReason;
import dev.cordon.mailauth.spf.SpfWord;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about the authenticity of a stored message.
 *
 * @param report what we found ourselves
 * @param checked whether name servers could be asked; when not, nothing follows from the report's SPF, DKIM, ARC and DMARC
 * @param origin where it came from
 * @param stated what others wrote into it, each with why it is believed or not
 * @param storeRewrites whether the store is one that changes bodies after delivery, or may be
 * @param hops the way it took, newest first, as far as 100 of them
 */
public record StoredReport(AuthReport report, boolean checked, Origin origin, List<StatedResults> stated,
                           boolean storeRewrites, List<Hop> hops) {
    /** Copies the lists. */
    public StoredReport {
        stated = List.copyOf(stated);
        hops = List.copyOf(hops);
    }

    /** What counts of SPF: ours, where the sending host is known; else what the border wrote or a trusted domain sealed. */
    public Counted spf() {
        boolean known = checked && report.spf().reason() != SpfReason.NO_CLIENT_ADDRESS;
        if (known && report.spf().result() != SpfWord.TEMPERROR) {
            return Counted.ours(report.spf().result().word());
        }
        Optional<MethodResult> stated = provider("spf");
        if (known && stated.filter(r -> !r.result().equals("temperror")).isEmpty()) {
            return Counted.ours(report.spf().result().word());
        }
        return stated.map(Counted::provider).orElse(Counted.NOTHING);
    }

    /** What counts of DKIM as a whole: ours, else the provider's; pass when one signature passes. */
    public Counted dkim() {
        DkimWord ours = report.dkim().result();
        boolean decided = checked && ours != DkimWord.TEMPERROR && ours != DkimWord.NEUTRAL;
        List<MethodResult> stated = providers("dkim");
        Optional<MethodResult> best = stated.stream().filter(r -> r.result().equals("pass")).findFirst().or(() -> stated.stream().findFirst());
        if (checked && (ours == DkimWord.PASS || decided && best.filter(r -> r.result().equals("pass")).isEmpty() || best.isEmpty())) {
            return Counted.ours(ours.word());
        }
        return best.map(Counted::provider).orElse(Counted.NOTHING);
    }

    /**
     * What counts of DMARC. Several authors are an error whoever says what. A pass is a pass when we find it, or when the provider found it for
     * this author at delivery. Ours fails only when nothing was left open: the sending host is known, no key of the author's is gone
     * since, and no store has rewritten a body whose header still fits the signature. Such a header alone is no pass: whoever has one
     * signed message can put another body under its header.
     */
    public Counted dmarc() {
        DmarcResult ours = report.dmarc();
        if (ours.flags().contains(DmarcFlag.MULTIPLE_FROM) || ours.reason() == DmarcReason.SEVERAL_AUTHOR_DOMAINS) {
            return Counted.ours(DmarcWord.PERMERROR.word());
        }
        Optional<MethodResult> stated = provider("dmarc");
        if (checked && ours.result() == DmarcWord.PASS) {
            return Counted.ours("pass");
        }
        if (stated.filter(r -> r.result().equals("pass")).isPresent()) {
            return Counted.provider(stated.get());
        }
        boolean fitsHeader = checked && storeRewrites && ours.result() == DmarcWord.FAIL
                && report.dkim().signatures().stream().anyMatch(s -> s.headerSignature() == HeaderSignature.PASS && isAuthors(s));
        if (checked && !fitsHeader && isDecided(ours)) {
            return Counted.ours(ours.result().word());
        }
        if (stated.isPresent()) {
            return Counted.provider(stated.get());
        }
        if (fitsHeader) {
            return new Counted("", Counted.Source.HEADER_SIGNATURE);
        }
        return checked && report.provisional() ? Counted.ours(DmarcWord.TEMPERROR.word()) : Counted.NOTHING;
    }

    private boolean isDecided(DmarcResult ours) {
        if (ours.result() != DmarcWord.FAIL) {
            return ours.result() != DmarcWord.TEMPERROR;
        }
        boolean open = report.dkim().signatures().stream().anyMatch(s -> isAuthors(s)
                && (s.flags().contains(DkimFlag.UNVERIFIABLE_LATE) || s.result() == DkimWord.TEMPERROR))
                || report.spf().result() == SpfWord.TEMPERROR && isAuthors(report.spf().domain());
        return report.spf().reason() != SpfReason.NO_CLIENT_ADDRESS && !open;
    }

    private boolean isAuthors(CheckedSignature signature) {
        return isAuthors(signature.domain());
    }

    // The registries' organisational domain decides: that of DNS may have been left open.
    private boolean isAuthors(String domain) {
        String author = organisational(report.dmarc().authorDomain());
        return !author.isEmpty() && author.equals(organisational(domain));
    }

    private static String organisational(String domain) {
        return domain.isEmpty() ? "" : PublicSuffixList.builtin().registrable(domain, Section.ALL);
    }

    /** What the provider says by a method: of what the border wrote, else of what a trusted domain sealed for this very message. */
    public Optional<MethodResult> provider(String method) {
        Optional<MethodResult> byPosition = first(method, Trust.POSITION);
        return byPosition.isPresent() ? byPosition : first(method, Trust.SEAL);
    }

    private Optional<MethodResult> first(String method, Trust trust) {
        return stated.stream().filter(s -> s.trust() == trust).flatMap(s -> s.results().all(method).stream())
                .filter(r -> !method.equals("dmarc") || isAboutAuthor(r, trust)).findFirst();
    }

    // A list that rewrites From seals what it found about the author before; that says nothing about this one.
    private boolean isAboutAuthor(MethodResult dmarc, Trust trust) {
        String from = dmarc.value("header", "from");
        if (from.isEmpty()) {
            return trust == Trust.POSITION;
        }
        return DomainText.ascii(from.substring(from.lastIndexOf('@') + 1)).equals(report.dmarc().authorDomain());
    }

    /** Every result of a method by the first believed field that has one: fields repeat each other. */
    public List<MethodResult> providers(String method) {
        for (Trust trust : List.of(Trust.POSITION, Trust.SEAL)) {
            Optional<List<MethodResult>> found = stated.stream().filter(s -> s.trust() == trust).map(s -> s.results().all(method))
                    .filter(results -> !results.isEmpty()).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return List.of();
    }
}
