package dev.cordon.runtime.simulated;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.MemoryLedger;
import dev.cordon.testkit.MemoryMailboxes;
import java.util.List;
import java.util.Set;

/** The actor with a witness beside it: no act without an order in the ledger, none twice, none without looking. */
final class WatchedActor implements MailActor {
    private final MemoryMailboxes mail;
    private final MemoryLedger ledger;
    private final Runnable meanwhile;

    /** {@code meanwhile} is what the mailbox's owner may do between a look and an act. */
    WatchedActor(MemoryMailboxes mail, MemoryLedger ledger, Runnable meanwhile) {
        this.mail = mail;
        this.ledger = ledger;
        this.meanwhile = meanwhile;
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        return mail.capabilities(mailbox);
    }

    @Override public Answer<Sighting> look(Copy copy) {
        Answer<Sighting> answer = mail.look(copy);
        meanwhile.run();
        return answer;
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        ordered(copy);
        int before = mail.acts().size();
        Answer<Sighting.Present> answer = mail.move(copy, from, to);
        witness(before);
        return answer;
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        ordered(copy);
        int before = mail.acts().size();
        Answer<Sighting.Present> answer = mail.mark(copy, at, keyword, on);
        witness(before);
        return answer;
    }

    private void ordered(Copy copy) {
        boolean found = ledger.entries().stream().anyMatch(e -> e.kind() == Entry.Kind.ORDER
                && new Json.Str(copy.content().value()).equals(e.body().members().get("content"))
                && new Json.Str(copy.mailbox().key()).equals(e.body().members().get("mailbox")));
        if (!found) {
            throw new Violation(copy.id().value() + " was acted on without an order in the ledger");
        }
    }

    private void witness(int before) {
        List<MemoryMailboxes.Act> acts = mail.acts();
        for (MemoryMailboxes.Act act : acts.subList(before, acts.size())) {
            if (!act.changed()) {
                throw new Violation("m" + act.mail() + " acted on twice: it already was in " + act.to());
            }
            if (!act.looked()) {
                throw new Violation("m" + act.mail() + " acted on without looking at it since it last changed");
            }
        }
    }
}
