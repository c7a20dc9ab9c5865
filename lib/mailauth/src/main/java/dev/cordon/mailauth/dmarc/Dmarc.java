package dev.cordon.mailauth.dmarc;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.dns.RecordType;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Evaluates one message under RFC 9989, with the DNS Tree Walk; beside it, as a value that never decides, under RFC 7489 with the public
 * suffix list.
 *
 * <p>The record applied is the author domain's, else the organisational domain's, else that of the public suffix above it (RFC 9989
 * §4.10.1). An authenticated domain is aligned when it is the author's domain or, unless the record is strict, when its own walk leads to
 * the author's organisational domain. Since a walk never leaves the names above its start, only domains at or below the author's
 * organisational domain are walked at all: junk signatures cost nothing. When DNS leaves a name open, the result is {@code temperror}
 * unless it holds whatever that name has.
 */
public final class Dmarc {

    private final Records records;
    private final Dns dns;
    private final DmarcLimits limits;
    private final PublicSuffixList suffixes;
    private final Set<DmarcFlag> flags = EnumSet.noneOf(DmarcFlag.class);

    private Dmarc(Dns dns, PublicSuffixList suffixes, DmarcLimits limits) {
        this.records = new Records(dns, limits);
        this.dns = dns;
        this.suffixes = suffixes;
        this.limits = limits;
    }

    /** Evaluates with the standard's limits. */
    public static DmarcResult evaluate(DmarcRequest request, Dns dns, PublicSuffixList suffixes) {
        return evaluate(request, dns, suffixes, DmarcLimits.STANDARD);
    }

    /** Evaluates; never throws. */
    public static DmarcResult evaluate(DmarcRequest request, Dns dns, PublicSuffixList suffixes, DmarcLimits limits) {
        Set<String> authors = new LinkedHashSet<>();
        request.authors().forEach(author -> authors.add(domain(author)));
        Dmarc dmarc = new Dmarc(dns, suffixes, limits);
        if (authors.size() > 1) {
            dmarc.flags.add(DmarcFlag.MULTIPLE_FROM);
            return dmarc.notEvaluated(DmarcWord.PERMERROR, DmarcReason.SEVERAL_AUTHOR_DOMAINS);
        }
        if (authors.isEmpty() || authors.contains("")) {
            return dmarc.notEvaluated(DmarcWord.NONE, DmarcReason.NO_AUTHOR_DOMAIN);
        }
        return dmarc.evaluate(authors.iterator().next(), dmarc.dkim(request), domain(request.spfPassDomain()));
    }

    private DmarcResult notEvaluated(DmarcWord word, DmarcReason reason) {
        return new DmarcResult(word, DmarcPolicy.UNSPECIFIED, DmarcPolicy.UNSPECIFIED, "", "", "", Alignment.NONE, Alignment.NONE, reason,
                "",
                flags, new DmarcResult.Shadow(word, DmarcPolicy.UNSPECIFIED, ""), 0);
    }

    // The domain of an address or a domain; empty when it is an address literal or no name.
    private static String domain(String address) {
        String domain = DomainText.ascii(address.substring(address.lastIndexOf('@') + 1));
        return domain.startsWith("[") ? "" : domain;
    }

    private Set<String> dkim(DmarcRequest request) {
        Set<String> out = new LinkedHashSet<>();
        for (String given : request.dkimPassDomains()) {
            String domain = domain(given);
            if (!domain.isEmpty() && out.size() == limits.domainsMax() && !out.contains(domain)) {
                flags.add(DmarcFlag.LIMIT_REACHED);
            } else if (!domain.isEmpty()) {
                out.add(domain);
            }
        }
        return out;
    }

    private DmarcResult evaluate(String author, Set<String> dkim, String spf) {
        TreeWalk walk = TreeWalk.from(author, records);
        String recordDomain = recordDomain(walk);
        boolean policyOpen = !walk.certain() && !recordDomain.equals(author);
        DmarcRecord record = walk.records().get(recordDomain);
        if (policyOpen || records.at(author) instanceof Records.Lookup.Open) {
            return result(DmarcWord.TEMPERROR, author, walk, "", Policies.ABSENT, Aligned.NOTHING, DmarcReason.DNS_TROUBLE, walk.open(),
                    dkim, spf);
        }
        if (record == null) {
            return result(DmarcWord.NONE, author, walk, "", Policies.ABSENT, Aligned.NOTHING, DmarcReason.NO_RECORD, "", dkim, spf);
        }
        if (!record.usable()) {
            return result(DmarcWord.NONE, author, walk, recordDomain, Policies.ABSENT, Aligned.NOTHING, DmarcReason.NO_POLICY,
                    recordDomain, dkim, spf);
        }
        flag(record, walk);
        Aligned aligned = aligned(walk, record, dkim, spf);
        boolean passes = aligned.dkim != Alignment.NONE || aligned.spf != Alignment.NONE;
        DmarcWord word = passes ? DmarcWord.PASS : aligned.open.isEmpty() ? DmarcWord.FAIL : DmarcWord.TEMPERROR;
        DmarcReason reason = aligned.dkim != Alignment.NONE ? DmarcReason.DKIM_ALIGNED : passes ? DmarcReason.SPF_ALIGNED
                : aligned.open.isEmpty() ? DmarcReason.NOT_ALIGNED : DmarcReason.DNS_TROUBLE;
        String detail = passes ? "" : aligned.open.isEmpty() ? author : aligned.open;
        return result(word, author, walk, recordDomain, policies(author, recordDomain, record, passes), aligned, reason, detail, dkim, spf);
    }

    private void flag(DmarcRecord record, TreeWalk walk) {
        if (record.testing()) {
            flags.add(DmarcFlag.TEST_MODE);
        }
        if (!record.readable()) {
            flags.add(DmarcFlag.POLICY_UNREADABLE);
        }
        boolean suffixByItself = walk.records().containsKey(walk.organizational()) && !walk.organizational().equals(walk.start())
                && suffixes.isPublicSuffix(walk.organizational(), Section.ICANN);
        if (suffixByItself) {
            flags.add(DmarcFlag.SUFFIX_RECORD);
        }
    }

    // RFC 9989 §4.10.1; empty when no record applies.
    private static String recordDomain(TreeWalk walk) {
        if (walk.records().containsKey(walk.start())) {
            return walk.start();
        }
        if (walk.records().containsKey(walk.organizational())) {
            return walk.organizational();
        }
        // What is left is the record of the public suffix right above the organisational domain.
        int dot = walk.organizational().indexOf('.');
        String above = dot < 0 ? "" : walk.organizational().substring(dot + 1);
        return walk.records().containsKey(above) ? above : "";
    }

    /** What the owner asks for. */
    private record Policies(DmarcPolicy applied, DmarcPolicy declared) {
        static final Policies ABSENT = new Policies(DmarcPolicy.UNSPECIFIED, DmarcPolicy.UNSPECIFIED);
    }

    // RFC 9989 §4.7: p for the name itself, else np for a name that does not exist, sp, p.
    private Policies policies(String author, String recordDomain, DmarcRecord record, boolean passes) {
        DmarcPolicy declared = record.policy();
        if (!recordDomain.equals(author)) {
            boolean ask = !passes || record.nonExistent() != DmarcPolicy.UNSPECIFIED;
            boolean missing = ask && dns.ask(author, RecordType.A) instanceof DnsAnswer.NoSuchName;
            if (missing) {
                flags.add(DmarcFlag.NON_EXISTENT_DOMAIN);
            }
            DmarcPolicy own = missing ? record.nonExistent() : DmarcPolicy.UNSPECIFIED;
            declared = own != DmarcPolicy.UNSPECIFIED ? own : record.subdomains() != DmarcPolicy.UNSPECIFIED ? record.subdomains()
                    : declared;
        }
        return new Policies(record.testing() ? declared.lower() : declared, declared);
    }

    /** What is aligned, and why that is not certain; empty when it is. */
    private record Aligned(Alignment dkim, Alignment spf, String open) {
        static final Aligned NOTHING = new Aligned(Alignment.NONE, Alignment.NONE, "");
    }

    private Aligned aligned(TreeWalk author, DmarcRecord record, Set<String> dkim, String spf) {
        Alignment best = Alignment.NONE;
        String open = "";
        if (dkim.contains(author.start())) {
            best = Alignment.STRICT;
        } else if (!record.strictDkim()) {
            for (String domain : dkim) {
                String why = relaxed(author, domain);
                best = why.equals(SAME) ? Alignment.RELAXED : best;
                open = why.equals(SAME) || why.equals(OTHER) ? open : why;
            }
        }
        Alignment bySpf = Alignment.NONE;
        if (spf.equals(author.start())) {
            bySpf = Alignment.STRICT;
        } else if (!record.strictSpf() && !spf.isEmpty()) {
            String why = relaxed(author, spf);
            bySpf = why.equals(SAME) ? Alignment.RELAXED : Alignment.NONE;
            open = why.equals(SAME) || why.equals(OTHER) ? open : why;
        }
        return new Aligned(best, bySpf, open);
    }

    private static final String SAME = "same";
    private static final String OTHER = "other";

    // SAME, OTHER, or what DNS left open.
    private String relaxed(TreeWalk author, String domain) {
        // Without certainty about the author's walk, its organisational domain may lie higher than what was found.
        String highest = author.certain() ? author.organizational() : author.start().substring(author.start().lastIndexOf('.') + 1);
        boolean possible = domain.equals(highest) || domain.endsWith("." + highest);
        if (!possible) {
            return OTHER;
        }
        TreeWalk walk = TreeWalk.from(domain, records);
        if (!author.certain() || !walk.certain()) {
            return author.certain() ? walk.open() : author.open();
        }
        return walk.organizational().equals(author.organizational()) ? SAME : OTHER;
    }

    private DmarcResult result(DmarcWord word, String author, TreeWalk walk, String recordDomain, Policies policies, Aligned aligned,
                               DmarcReason reason, String detail, Set<String> dkim, String spf) {
        DmarcResult.Shadow shadow = new Classic(records, suffixes).evaluate(author, dkim, spf);
        boolean differs = shadow.result() != word || word != DmarcWord.NONE && shadow.policy() != policies.applied;
        if (differs) {
            flags.add(DmarcFlag.SHADOW_DIFFERS);
        }
        if (records.several()) {
            flags.add(DmarcFlag.SEVERAL_RECORDS);
        }
        if (records.limitReached()) {
            flags.add(DmarcFlag.LIMIT_REACHED);
        }
        return new DmarcResult(word, policies.applied, policies.declared, author, walk.certain() ? walk.organizational() : "", recordDomain,
                aligned.dkim, aligned.spf, reason, detail, flags, shadow, records.questions());
    }
}
