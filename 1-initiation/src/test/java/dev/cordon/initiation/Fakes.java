package dev.cordon.initiation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Cursors;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;

/** A mail system and stores in memory, small enough to script every answer. */
public final class Fakes implements MailReader, Blobs, Records, Cursors {

    /** When everything happens. */
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    /** The mailbox of all tests. */
    public static final MailboxId MIA = new MailboxId(new TenantId("t"), "jmap", "mia@example.org");

    /** Answers to fetches, first to last; the last one stays. */
    public final Deque<Answer<Fetched>> fetches = new ArrayDeque<>();
    /** Answers to questions for changes. */
    public final Deque<Answer<Changes>> changes = new ArrayDeque<>();
    /** Answers to questions for everything since a moment. */
    public final Deque<Answer<Changes>> resyncs = new ArrayDeque<>();
    /** Moments that were asked about. */
    public final List<Instant> resyncedFrom = new ArrayList<>();
    /** Saved cursors. */
    public final Map<MailboxId, Cursor> cursors = new HashMap<>();
    /** Kept bytes. */
    public final Map<ContentHash, Raw> kept = new HashMap<>();
    /** Whether there is room. */
    public boolean full;
    private final Map<String, InspectionId> claims = new HashMap<>();

    /** An organisation with a border. */
    public static Organisation organisation() {
        return new Organisation(List.of("example.org"), List.of("mx.example.org"),
                new Border(List.of("mx.example.org"), List.of("203.0.113.0/24", "2001:db8:1::/48")), List.of(), List.of(), List.of(), List.of(),
                Map.of());
    }

    /** A notice about a message. */
    public static Notice notice(String message, Notice.Cause cause, String occasion) {
        ProviderMessageId id = new ProviderMessageId(message);
        return new Notice(InspectionId.of(MIA, id, occasion), MIA, id, cause, NOON);
    }

    /** A message from its lines. */
    public static Raw mail(String... lines) {
        return Raw.owning((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A fetched message whose size the provider declares. */
    public static Answer<Fetched> fetched(Raw raw, long declared) {
        return Answer.of(new Fetched(raw, declared, "inbox", NOON));
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Answer<Cursor> now(MailboxId mailbox) {
        return Answer.of(new Cursor("now"));
    }

    @Override
    public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return changes.isEmpty() ? Answer.of(new Changes(List.of(), cursor, false)) : changes.remove();
    }

    @Override
    public Answer<Changes> since(MailboxId mailbox, Instant from) {
        resyncedFrom.add(from);
        return resyncs.remove();
    }

    @Override
    public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return fetches.size() > 1 ? fetches.remove() : fetches.element();
    }

    @Override
    public Watch watch(MailboxId mailbox, Runnable changed) {
        throw new UnsupportedOperationException("no test listens");
    }

    @Override
    public Answer<ContentHash> put(Raw raw) {
        if (full) {
            return Answer.unknown(new Fault.NoRoom("the disk is full"));
        }
        kept.put(raw.hash(), raw);
        return Answer.of(raw.hash());
    }

    @Override
    public Answer<Raw> get(ContentHash hash) {
        Raw raw = kept.get(hash);
        return raw == null ? Answer.unknown(new Fault.Gone("not kept")) : Answer.of(raw);
    }

    @Override
    public InspectionId claim(MailboxId mailbox, ProviderMessageId message, ContentHash content, InspectionId inspection) {
        InspectionId first = claims.putIfAbsent(mailbox.key() + " " + message.value() + " " + content.value(), inspection);
        return first == null ? inspection : first;
    }

    @Override
    public void moved(MailboxId mailbox, ProviderMessageId now, ContentHash content, InspectionId inspection) {
        claims.put(mailbox.key() + " " + now.value() + " " + content.value(), inspection);
    }

    @Override
    public void released(MailboxId mailbox, ContentHash content) {
        throw new UnsupportedOperationException("stage 1 releases nothing");
    }

    @Override
    public boolean isReleased(MailboxId mailbox, ContentHash content) {
        return false;
    }

    @Override
    public Optional<Cursor> load(MailboxId mailbox) {
        return Optional.ofNullable(cursors.get(mailbox));
    }

    @Override
    public void save(MailboxId mailbox, Cursor cursor) {
        cursors.put(mailbox, cursor);
    }

    /** A fault that passes. */
    public static Fault.Retry busy() {
        return new Fault.Retry("busy", Duration.ofSeconds(3));
    }
}
