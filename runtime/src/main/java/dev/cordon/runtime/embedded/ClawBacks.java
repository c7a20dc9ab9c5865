package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.ClawBack;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.runtime.Manner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds every copy of a message and takes it back. Nothing is moved here: each copy becomes an inspection of its own that goes through the
 * line and ends in an order of Conclusion, with its guards, looks and receipt; so a restart loses none, and none is acted on twice.
 */
final class ClawBacks {
    private static final int MESSAGE_ID_MAX = 998;
    private static final int ID_DIGITS = 16;

    private final SqliteWork work;
    private final Ledger ledger;
    private final InstantSource clock;

    ClawBacks(SqliteWork work, Ledger ledger, InstantSource clock) {
        this.work = work;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Searches these mailboxes and, with {@code act}, orders quarantine. That it was wished goes to the ledger before anything else. */
    Answer<ClawBack> run(String messageId, boolean act, String who, String why, List<MailboxWatch> mailboxes) {
        String wanted = messageId.strip();
        if (wanted.isEmpty() || wanted.length() > MESSAGE_ID_MAX || wanted.chars().anyMatch(c -> c < ' ')) {
            return Answer.unknown(new Fault.Unsupported("a Message-ID has 1 to " + MESSAGE_ID_MAX + " characters, and no line ends"));
        }
        Instant now = clock.instant();
        String id = "c" + ContentHash.of((now.getEpochSecond() + " " + act + " " + who + " " + wanted).getBytes(StandardCharsets.UTF_8)).value()
                .substring(0, ID_DIGITS);
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("claw-back", new Json.Str(id));
        // The Message-ID is the sender's text: its hash names it here as it names content elsewhere.
        body.put("message-id-hash", new Json.Str(ContentHash.of(wanted.getBytes(StandardCharsets.UTF_8)).value()));
        body.put("act", new Json.Bool(act));
        body.put("who", new Json.Str(who));
        body.put("why", new Json.Str(why));
        return ledger.append(new Entry(Entry.Kind.VIEW, "claw-back:" + id, now, new Json.Obj(body))).map(_ -> {
            List<ClawBack.Found> found = new ArrayList<>();
            for (MailboxWatch watch : mailboxes) {
                found.add(search(watch, wanted, id, act ? new Manner.Commanded(who, why) : new Manner.Ordinary(), now));
            }
            return new ClawBack(id, wanted, act, now, found);
        });
    }

    private ClawBack.Found search(MailboxWatch watch, String messageId, String id, Manner manner, Instant now) {
        MailboxId mailbox = watch.mailbox();
        return switch (watch.reader().find(mailbox, new MessageIdHeader(messageId))) {
            case Answer.Unknown<List<ProviderMessageId>> u -> new ClawBack.Found(mailbox, 0, List.of(), u.fault().what());
            case Answer.Known<List<ProviderMessageId>> k -> new ClawBack.Found(mailbox, k.value().size(),
                    manner instanceof Manner.Commanded ? k.value().stream().map(copy -> order(mailbox, copy, id, manner, now)).toList()
                            : List.of(), "");
        };
    }

    private InspectionId order(MailboxId mailbox, ProviderMessageId copy, String id, Manner manner, Instant now) {
        InspectionId inspection = InspectionId.of(mailbox, copy, "claw-back:" + id);
        work.manner(inspection, mailbox, "claw-back:" + id, manner);
        work.keep(List.of(new Notice(inspection, mailbox, copy, Notice.Cause.HUNTED, now)));
        return inspection;
    }
}
