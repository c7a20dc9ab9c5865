package dev.cordon.access.cli;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.message.Raw;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mql.eval.Input;
import dev.cordon.verification.packs.MailWorld;
import dev.cordon.verification.signatures.Borders;
import dev.cordon.verification.signatures.Signatures;
import java.time.InstantSource;

/**
 * The model of messages as expressions see it. With name servers or a declared border it says who sent a message as the line does; without
 * both nobody could look, and the header's own claims are shown as they stand.
 */
record Model(MailWorld world, Organisation organisation, Dns dns, InstantSource clock) {
    Input input(byte[] raw) {
        if (dns == Dns.NONE && Borders.of(organisation).isEmpty()) {
            return world.input(raw);
        }
        return world.input(raw, "", () -> new Signatures(organisation, dns).find(Raw.owning(raw), "", clock.instant()).found());
    }

    /** The same for another organisation. */
    Model of(Organisation other) {
        return new Model(MailWorld.of(other, world.lists()), other, dns, clock);
    }
}
