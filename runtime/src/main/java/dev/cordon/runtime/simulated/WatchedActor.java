package dev.cordon.runtime.simulated;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.MemoryLedger;
import dev.cordon.testkit.MemoryMailboxes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The actor with a witness beside it: no act without an order in the ledger, none twice, none without looking. */
final class WatchedActor implements MailActor {
    private final MailSystem mail;
    private final UnaryOperator<MailActor> door;
    private final MemoryLedger ledger;
    private final Runnable meanwhile;
    private final List<MemoryMailboxes.Act> witnessed;
    private final List<Integer> ledgerAtActs;
    private final Set<List<Json>> orders = new HashSet<>();
    private int read;

    /**
     * {@code meanwhile} is what the mailbox's owner may do between a look and an act; {@code witnessed} takes each act, and
     * {@code ledgerAtActs} how many entries the ledger had when it was made.
     */
    WatchedActor(MailSystem mail, UnaryOperator<MailActor> door, MemoryLedger ledger, Runnable meanwhile,
                 List<MemoryMailboxes.Act> witnessed, List<Integer> ledgerAtActs) {
        this.door = door;
        this.witnessed = witnessed;
        this.mail = mail;
        this.ledger = ledger;
        this.meanwhile = meanwhile;
        this.ledgerAtActs = ledgerAtActs;
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        return door.apply(mail.actor()).capabilities(mailbox);
    }

    @Override public Answer<Sighting> look(Copy copy) {
        Answer<Sighting> answer = door.apply(mail.actor()).look(copy);
        meanwhile.run();
        return answer;
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        ordered(copy, switch (to) {
            case Place.Quarantine _ -> EnumSet.of(Disposition.QUARANTINE, Disposition.HOLD);
            case Place.Junk _ -> EnumSet.of(Disposition.JUNK);
            case Place.Recoverable _ -> EnumSet.of(Disposition.SOFT_DELETE);
            case Place.Trash _ -> EnumSet.of(Disposition.REMOVE);
            case Place.Folder _ -> EnumSet.of(Disposition.RESTORE);
        });
        int before = mail.acts().size();
        try {
            return door.apply(mail.actor()).move(copy, from, to);
        } finally {
            witness(before, from);
        }
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        ordered(copy, EnumSet.of(on ? Disposition.MARK : Disposition.RESTORE));
        int before = mail.acts().size();
        try {
            return door.apply(mail.actor()).mark(copy, at, keyword, on);
        } finally {
            witness(before, at);
        }
    }

    // Reads the ledger on from where it was, so that a long run does not read it again for each act.
    private void ordered(Copy copy, Set<Disposition> any) {
        List<Entry> fresh = ledger.from(read);
        read += fresh.size();
        for (Entry entry : fresh) {
            if (entry.kind() == Entry.Kind.ORDER) {
                Map<String, Json> body = entry.body().members();
                orders.add(List.of(body.getOrDefault("mailbox", Json.EMPTY), body.getOrDefault("content", Json.EMPTY),
                        body.getOrDefault("disposition", Json.EMPTY)));
            }
        }
        if (any.stream().noneMatch(d -> orders.contains(List.of(new Json.Str(copy.mailbox().key()), new Json.Str(copy.content().value()),
                Canonical.write(d))))) {
            throw new Violation(copy.id().value() + " was acted on without an order in the ledger");
        }
    }

    // Also when the process dies in the middle: what was done was done.
    private void witness(int before, Sighting.Present seen) {
        List<MemoryMailboxes.Act> acts = mail.acts();
        for (MemoryMailboxes.Act act : acts.subList(before, acts.size())) {
            witnessed.add(act);
            ledgerAtActs.add(read);
            if (!act.changed()) {
                throw new Violation("m" + act.mail() + " acted on twice: it already was in " + act.to());
            }
            if (mail.stale(seen, act)) {
                throw new Violation("m" + act.mail() + " acted on in " + act.from() + " though it was seen in " + seen.folder());
            }
            if (!act.looked()) {
                throw new Violation("m" + act.mail() + " acted on without looking at it since it last changed");
            }
        }
    }
}
