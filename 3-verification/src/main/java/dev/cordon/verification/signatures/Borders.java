package dev.cordon.verification.signatures;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Network;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The border of an organisation, as authentication wants it. */
public final class Borders {
    private Borders() {}

    /** What the organisation declares; empty when it declares no host and no network. */
    public static Border of(Organisation organisation) {
        return new Border(lower(organisation.border().hosts()),
                organisation.border().networks().stream().map(Network::read).flatMap(Optional::stream).toList(),
                lower(organisation.trustedAuthservIds()), false, lower(organisation.trustedArcSealers()));
    }

    private static Set<String> lower(Iterable<String> names) {
        return java.util.stream.StreamSupport.stream(names.spliterator(), false).map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
