package dev.cordon.mdm;

import dev.cordon.mailauth.origin.OriginReason;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import dev.cordon.mailauth.stored.Counted;
import dev.cordon.mailauth.stored.StoredReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the organisation whose mail is read.
 *
 * @param domains its verified domains, in lower case; empty when they are not known
 * @param trustedAuthservIds hosts whose authentication results count, in lower case; all count when empty
 */
public record Tenant(Set<String> domains, Set<String> trustedAuthservIds) {

    /** Nothing is known. */
    public static final Tenant UNKNOWN = new Tenant(Set.of(), Set.of());

    /** Brings everything to lower case. */
    public Tenant {
        domains = lower(domains);
        trustedAuthservIds = lower(trustedAuthservIds);
    }

    /** Whether a domain is one of the organisation's: named itself, or by its root domain. */
    boolean owns(String domain, String root) {
        return domains.contains(domain) || domains.contains(root);
    }

    /**
     * Whether a message is really from one of the organisation's domains: DMARC passed for its author, SPF or a signature passed for a
     * domain of the organisation, or it never left its own servers. A pass for a stranger's domain proves nothing about ours.
     */
    boolean isProven(StoredReport found) {
        boolean sent = found.spf().source() == Counted.Source.OURS && found.spf().isPass() && owns(found.report().spf().domain());
        return found.dmarc().isPass() || sent || found.origin().reason() == OriginReason.INTERNAL
                || found.report().dkim().signatures().stream().anyMatch(s -> s.passed() && owns(s.domain()));
    }

    private boolean owns(String domain) {
        return !domain.isEmpty() && owns(domain, PublicSuffixList.builtin().registrable(domain, Section.ICANN));
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The organisation's domains in order, for showing. */
    public List<String> sortedDomains() {
        return domains.stream().sorted().toList();
    }
}
