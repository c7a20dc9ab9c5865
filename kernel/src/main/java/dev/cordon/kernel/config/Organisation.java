package dev.cordon.kernel.config;

import java.util.List;
import java.util.Map;

/** Facts about the tenant. */
@Doc("Facts about your organisation.")
public record Organisation(
        @Doc("Verified domains: they decide inbound, outbound, internal.") List<String> domains,
        @Doc("Hosts whose Authentication-Results are believed (RFC 8601 §2.5).") List<String> trustedAuthservIds,
        @Doc("Where mail enters the organisation.") Border border,
        @Doc("ARC sealers that are believed (RFC 8617).") List<String> trustedArcSealers,
        @Doc("People whom attackers like to imitate.") List<Person> vips,
        @Doc("Further display names of people of the organisation.") List<String> displayNames,
        @Doc("Mailboxes that several people read.") List<String> sharedMailboxes,
        @Doc("Named lists for rules, such as partner domains.") Map<String, List<String>> lists) {
    /** Copies the collections. */
    public Organisation {
        domains = List.copyOf(domains);
        trustedAuthservIds = List.copyOf(trustedAuthservIds);
        trustedArcSealers = List.copyOf(trustedArcSealers);
        vips = List.copyOf(vips);
        displayNames = List.copyOf(displayNames);
        sharedMailboxes = List.copyOf(sharedMailboxes);
        lists = Map.copyOf(lists);
    }

    /** Nothing is known. */
    public static final Organisation NONE =
            new Organisation(List.of(), List.of(), Border.NONE, List.of(), List.of(), List.of(), List.of(), Map.of());
}
