package dev.cordon.application.observables;

import dev.cordon.kernel.message.Domain;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;

/** The registrable domain of a host: the public suffix, hosts that give names to strangers included, and the label below it. */
public final class Registrable {

    private Registrable() {
    }

    /** The registrable domain of a host; the host itself when it has no label below a suffix, as an IP address or a lone name. */
    public static Domain of(Domain host) {
        String registrable = PublicSuffixList.builtin().registrable(host.name(), Section.ALL);
        return registrable.isEmpty() ? host : new Domain(registrable);
    }
}
