package dev.cordon.connectors.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells which addresses are the organisation's own. */
public final class Outside {
    private final Set<String> domains = new HashSet<>();

    /** @param own the organisation's domains */
    public Outside(List<String> own) {
        own.forEach(d -> domains.add(d.toLowerCase(Locale.ROOT)));
    }

    /** Whether an address is at none of them; what is no address is nobody's own. */
    public boolean is(String address) {
        return !domains.contains(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}
