package dev.cordon.verification.signatures;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Network;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The border of an organisation, as authentication wants it. */
public final class Borders {
    private Borders() {}

    /**
     * What the organisation declares; empty when it declares no host and no network. Where a declared host is one of a large provider's,
     * the rest of what that provider does comes with it: its other hosts, the addresses between them, and how it signs its results.
     */
    public static Border of(Organisation organisation) {
        Border own = new Border(lower(organisation.border().hosts()),
                organisation.border().networks().stream().map(Network::read).flatMap(Optional::stream).toList(),
                lower(organisation.trustedAuthservIds()), false, lower(organisation.trustedArcSealers()));
        Border whole = own;
        for (Border provider : List.of(Border.MICROSOFT, Border.GOOGLE)) {
            if (own.hosts().stream().anyMatch(provider::hasHost)) {
                whole = whole.and(provider.withoutSealers());
            }
        }
        return whole;
    }

    private static Set<String> lower(Iterable<String> names) {
        return java.util.stream.StreamSupport.stream(names.spliterator(), false).map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
