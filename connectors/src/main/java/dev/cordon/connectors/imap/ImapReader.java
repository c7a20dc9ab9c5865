package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;

/**
 * Reads over IMAP: the inbox, by ascending UID. Folders are only examined, never selected, so that nothing this class sends can change
 * a mailbox. A message that is moved into the inbox gets a new UID there and is an arrival.
 */
final class ImapReader implements MailReader {
    private static final String INBOX = "INBOX";
    private static final long MESSAGE_BYTES_MAX = 160L << 20;
    private static final int SINCE_MAX = 200_000;
    private static final int DATES_AT_ONCE = 500;
    private static final int ARRIVED_MAX = 500;
    // RFC 9051 §9, date: 1-Feb-2026.
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<MailboxId, ImapBox> boxes;
    private final Pace pace;

    ImapReader(Map<MailboxId, ImapBox> boxes, Pace pace) {
        this.boxes = Map.copyOf(boxes);
        this.pace = pace;
    }

    private ImapBox box(MailboxId mailbox) throws FaultFound {
        ImapBox box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    @Override public Set<Capability> capabilities() {
        return Set.of(Capability.PUSH, Capability.RESUME, Capability.EXACT_BYTES);
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return FaultFound.ask(() -> box(mailbox).in(INBOX, false, (line, inbox) -> end(line, inbox).cursor()));
    }

    private static ImapCursor end(ImapLine line, MailboxInfo inbox) throws FaultFound {
        long uidNext = inbox.uidnext;
        if (uidNext <= 0) {
            // RFC 3501 §6.3.1 let servers keep it to themselves.
            List<Long> last = line.search("UID *");
            uidNext = last.isEmpty() ? 1 : last.getLast() + 1;
        }
        return new ImapCursor(inbox.uidvalidity, uidNext, Math.max(0, inbox.highestmodseq));
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return FaultFound.ask(() -> {
            ImapCursor from = ImapCursor.of(cursor)
                    .orElseThrow(() -> new FaultFound(new Fault.CursorLost("the saved place is not one of IMAP")));
            return box(mailbox).in(INBOX, false, (line, inbox) -> {
                if (inbox.uidvalidity != from.uidValidity()) {
                    throw new FaultFound(new Fault.CursorLost("the server has numbered the inbox anew (UIDVALIDITY)"));
                }
                return after(line, inbox, from, Math.clamp(max, 1, ARRIVED_MAX));
            });
        });
    }

    private static Changes after(ImapLine line, MailboxInfo inbox, ImapCursor from, int max) throws FaultFound {
        boolean nothing = from.modSeq() > 0 && inbox.highestmodseq == from.modSeq() && inbox.uidnext == from.uidNext();
        // "n:*" also means the last message when n is beyond it (RFC 9051 §9, seq-range), hence the comparison.
        List<Long> uids = nothing ? List.of()
                : line.search("UID " + from.uidNext() + ":*").stream().filter(uid -> uid >= from.uidNext()).toList();
        List<Long> taken = uids.subList(0, Math.min(max, uids.size()));
        boolean more = taken.size() < uids.size();
        // Never ahead of what was seen: a UID below UIDNEXT might still be on its way into the folder.
        long next = taken.isEmpty() ? from.uidNext() : taken.getLast() + 1;
        ImapCursor reached = new ImapCursor(inbox.uidvalidity, next, more ? 0 : Math.max(0, inbox.highestmodseq));
        return new Changes(ids(inbox, taken), reached.cursor(), more);
    }

    private static List<ProviderMessageId> ids(MailboxInfo inbox, List<Long> uids) {
        return uids.stream().map(uid -> new ImapId(INBOX, inbox.uidvalidity, uid).provider()).toList();
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return FaultFound.ask(() -> box(mailbox).in(INBOX, false, (line, inbox) -> {
            ImapCursor end = end(line, inbox);
            Instant second = from.truncatedTo(ChronoUnit.SECONDS);
            // SEARCH SINCE knows days only, in the server's own time zone: one day more, then the exact time of each.
            List<Long> found = line.search("SINCE " + DAY.format(second.minus(1, ChronoUnit.DAYS)))
                    .stream().filter(uid -> uid < end.uidNext()).toList();
            if (found.size() > SINCE_MAX) {
                throw new FaultFound(new Fault.Unsupported("more than " + SINCE_MAX + " messages since " + from + ": ask for a later moment"));
            }
            record Dated(long uid, Instant at) {}
            List<Dated> dated = new ArrayList<>();
            for (int at = 0; at < found.size(); at += DATES_AT_ONCE) {
                List<String> some = found.subList(at, Math.min(found.size(), at + DATES_AT_ONCE)).stream().map(String::valueOf).toList();
                for (FetchResponse response : line.fetch(String.join(",", some), "UID INTERNALDATE")) {
                    Instant received = ImapMessages.receivedAt(response);
                    if (ImapMessages.uid(response) > 0 && !received.isBefore(second)) {
                        dated.add(new Dated(ImapMessages.uid(response), received));
                    }
                }
            }
            dated.sort(Comparator.comparing(Dated::at).thenComparing(Dated::uid));
            return new Changes(ids(inbox, dated.stream().map(Dated::uid).distinct().toList()), end.cursor(), false);
        }));
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return FaultFound.ask(() -> {
            FaultFound gone = new FaultFound(new Fault.Gone("the message is no longer where it was in " + mailbox.address()));
            ImapBox box = box(mailbox);
            ImapId id = ImapId.of(message).orElseThrow(() -> gone);
            try {
                return box.in(id.folder(), false, (line, folder) -> {
                    if (folder.uidvalidity != id.uidValidity()) {
                        throw gone;
                    }
                    ImapMessages.Facts facts = ImapMessages.facts(line, id.uid()).orElseThrow(() -> gone);
                    byte[] bytes = ImapMessages.bytes(line, id.uid(), MESSAGE_BYTES_MAX);
                    return new Fetched(Raw.owning(bytes), facts.declaredBytes(), id.folder(), facts.receivedAt());
                });
            } catch (ImapFaults.Refused e) {
                // The folder itself is gone: so is the message under this id.
                throw e.code().isEmpty() ? gone : e;
            }
        });
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return FaultFound.ask(() -> {
            if (!messageId.value().chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
                throw new FaultFound(new Fault.Unsupported("IMAP cannot search for this Message-ID"));
            }
            ImapBox box = box(mailbox);
            List<ProviderMessageId> found = new ArrayList<>();
            ImapFolders folders = box.anywhere((line, _) -> ImapFolders.of(line, ""));
            for (ImapFolders.Folder folder : folders.all()) {
                if (!folder.virtual() && folder.role() != FolderRole.SENT && folder.role() != FolderRole.DRAFTS) {
                    found.addAll(box.in(folder.name(), false, (line, open) -> line.searchHeader("Message-ID", messageId.value()).stream()
                            .map(uid -> new ImapId(folder.name(), open.uidvalidity, uid).provider()).toList()));
                }
            }
            return List.copyOf(found);
        });
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        ImapBox box = boxes.get(mailbox);
        return ImapWatch.start(Optional.ofNullable(box), pace, changed);
    }
}
