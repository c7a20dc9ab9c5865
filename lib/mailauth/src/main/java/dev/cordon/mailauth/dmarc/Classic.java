package dev.cordon.mailauth.dmarc;

import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import java.util.Set;

/** RFC 7489 §6.6 with the public suffix list, over the records that were already asked for. */
final class Classic {

    private final Records records;
    private final PublicSuffixList suffixes;

    Classic(Records records, PublicSuffixList suffixes) {
        this.records = records;
        this.suffixes = suffixes;
    }

    DmarcResult.Shadow evaluate(String author, Set<String> dkim, String spf) {
        String organizational = organizational(author);
        Records.Lookup own = records.at(author);
        Records.Lookup applied = own instanceof Records.Lookup.Absent && !organizational.equals(author) ? records.at(organizational) : own;
        return switch (applied) {
            case Records.Lookup.Absent _ -> new DmarcResult.Shadow(DmarcWord.NONE, DmarcPolicy.UNSPECIFIED, organizational);
            case Records.Lookup.Open _ -> new DmarcResult.Shadow(DmarcWord.TEMPERROR, DmarcPolicy.UNSPECIFIED, organizational);
            case Records.Lookup.Present(DmarcRecord record) -> apply(record, own instanceof Records.Lookup.Present, author,
                    organizational, dkim, spf);
        };
    }

    private DmarcResult.Shadow apply(DmarcRecord record, boolean own, String author, String organizational, Set<String> dkim, String spf) {
        boolean usable = record.readable() && record.policyPresent() || record.wantsReports();
        if (!usable) {
            return new DmarcResult.Shadow(DmarcWord.NONE, DmarcPolicy.UNSPECIFIED, organizational);
        }
        boolean passes = dkim.stream().anyMatch(domain -> aligned(domain, author, organizational, record.strictDkim()))
                || aligned(spf, author, organizational, record.strictSpf());
        DmarcPolicy policy = own || record.subdomains() == DmarcPolicy.UNSPECIFIED ? record.policy() : record.subdomains();
        return new DmarcResult.Shadow(passes ? DmarcWord.PASS : DmarcWord.FAIL, record.percent() == 0 ? policy.lower() : policy,
                organizational);
    }

    private boolean aligned(String domain, String author, String organizational, boolean strict) {
        return !domain.isEmpty() && (domain.equals(author) || !strict && organizational(domain).equals(organizational));
    }

    // A name that is itself a public suffix stands for itself.
    private String organizational(String domain) {
        String registrable = suffixes.registrable(domain, Section.ALL);
        return registrable.isEmpty() ? domain : registrable;
    }
}
