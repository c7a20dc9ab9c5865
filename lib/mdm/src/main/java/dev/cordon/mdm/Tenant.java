package dev.cordon.mdm;

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

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The organisation's domains in order, for showing. */
    public List<String> sortedDomains() {
        return domains.stream().sorted().toList();
    }
}
