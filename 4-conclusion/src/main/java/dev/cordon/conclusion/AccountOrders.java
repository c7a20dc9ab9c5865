package dev.cordon.conclusion;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.OrderId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.AccountActor;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers to the take-over of an account. Nothing here follows from a policy: each is the order of a person with a name and a reason, stands in
 * the ledger before anything is done, and gets a receipt of what was seen after.
 */
public final class AccountOrders {
    /** What can be ordered. */
    public enum Act {
        /** An inbox rule is switched off; it stays. */
        SWITCH_RULE_OFF,
        /** Every session ends. */
        END_SESSIONS;

        /** Its word. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final AccountActor actor;
    private final Ledger ledger;
    private final InstantSource clock;

    /** The constructor says what it may use. */
    public AccountOrders(AccountActor actor, Ledger ledger, InstantSource clock) {
        this.actor = actor;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Carries one order out; answers in a word what was seen after: {@code off}, {@code gone} or {@code ended}. A fault of the ledger means
     * that nothing was done.
     *
     * @param what the rule's id; empty for sessions
     */
    public Answer<String> run(MailboxId mailbox, Act act, String what, String who, String why) {
        Instant now = clock.instant();
        InspectionId about = InspectionId.of(mailbox, new ProviderMessageId(act.word() + what), "account");
        OrderId order = OrderId.of(about, who + ' ' + now.toEpochMilli());
        Map<String, Json> body = body(order, mailbox, act);
        body.put("what", new Json.Str(what));
        body.put("who", new Json.Str(who));
        body.put("why", new Json.Str(why));
        return append(Entry.Kind.ORDER, "order/" + order.value(), now, body).then(_ -> {
            Answer<String> seen = perform(mailbox.address(), act, what);
            Map<String, Json> receipt = body(order, mailbox, act);
            switch (seen) {
                case Answer.Known<String> k -> receipt.put("after", new Json.Str(k.value()));
                case Answer.Unknown<String> u -> receipt.put("trouble", new Json.Str(u.fault().what()));
            }
            return append(Entry.Kind.RECEIPT, "receipt/" + order.value(), clock.instant(), receipt).then(_ -> seen);
        });
    }

    private Answer<String> perform(String address, Act act, String what) {
        return switch (act) {
            // The second look makes the receipt true: a mail system may accept and not do it.
            case SWITCH_RULE_OFF -> actor.switchOff(address, what).then(_ -> actor.rule(address, what))
                    .map(state -> state.name().toLowerCase(java.util.Locale.ROOT));
            case END_SESSIONS -> actor.endSessions(address).map(yes -> yes ? "ended" : "refused");
        };
    }

    private static Map<String, Json> body(OrderId order, MailboxId mailbox, Act act) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("order", new Json.Str(order.value()));
        body.put("mailbox", new Json.Str(mailbox.key()));
        body.put("act", new Json.Str(act.word()));
        return body;
    }

    private Answer<Long> append(Entry.Kind kind, String key, Instant at, Map<String, Json> body) {
        return ledger.append(new Entry(kind, key, at, new Json.Obj(body)));
    }
}
