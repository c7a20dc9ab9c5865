package dev.cordon.testkit;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A mail system in memory: mailboxes with folders, a change feed, hints, a reader and an actor, and people who move and delete
 * mail meanwhile. What goes wrong is decided by a {@link Trouble}. Every change the actor makes is written down in {@link #acts},
 * with what a test needs to say whether it was allowed.
 */
public final class MemoryMailboxes implements MailReader, MailActor {
    /**
     * One change that the actor was asked to make and that reached the mail system.
     *
     * @param mail the number of the copy, which never changes, from 0 in the order of delivery
     * @param what {@code move} or {@code mark}
     * @param from the folder before
     * @param to the folder after, or the keyword
     * @param changed whether the copy was different afterwards
     * @param looked whether the actor had looked at the copy since it last changed
     * @param at which change this was, over all mailboxes
     */
    public record Act(MailboxId mailbox, long mail, ContentHash content, String what, String from, String to, boolean changed,
                      boolean looked, long at) {}

    private static final class Mail {
        final long number;
        final Raw raw;
        final ContentHash hash;
        final String messageId;
        final Instant receivedAt;
        String id;
        String folder;
        boolean read;
        boolean looked;
        final Set<String> keywords = new TreeSet<>();

        Mail(long number, Raw raw, String id, String folder, Instant receivedAt) {
            this.number = number;
            this.raw = raw;
            this.hash = raw.hash();
            this.messageId = Envelope.messageId(raw);
            this.id = id;
            this.folder = folder;
            this.receivedAt = receivedAt;
        }
    }

    private static final class Box {
        final Map<String, Mail> mails = new LinkedHashMap<>();
        final List<ProviderMessageId> feed = new ArrayList<>();
        final List<Runnable> watchers = new ArrayList<>();
        int generation;
    }

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final List<Act> acts = new ArrayList<>();
    private final InstantSource clock;
    private final boolean stableIds;
    private final Trouble trouble;
    private long delivered;
    private long ids;

    /** Ids stay when a copy is moved, and nothing goes wrong. */
    public MemoryMailboxes(InstantSource clock) {
        this(clock, true, Trouble.NONE);
    }

    /**
     * A mail system.
     *
     * @param clock its own clock
     * @param stableIds whether a copy keeps its id when it is moved, as with JMAP and unlike IMAP
     * @param trouble what goes wrong
     */
    public MemoryMailboxes(InstantSource clock, boolean stableIds, Trouble trouble) {
        this.clock = clock;
        this.stableIds = stableIds;
        this.trouble = trouble;
    }

    /** A message arrives in the inbox; watchers get a hint. Answers the id of the copy. */
    public ProviderMessageId deliver(MailboxId mailbox, Raw raw) {
        ProviderMessageId id;
        synchronized (this) {
            Box box = box(mailbox);
            Mail mail = new Mail(delivered++, raw, "m" + ids++, "inbox", clock.instant());
            box.mails.put(mail.id, mail);
            id = new ProviderMessageId(mail.id);
            box.feed.add(id);
        }
        hint(mailbox);
        return id;
    }

    /** Tells the watchers of a mailbox that something changed, as far as {@link Trouble} lets it. */
    public void hint(MailboxId mailbox) {
        int times = switch (trouble.strike(Trouble.Call.HINT, mailbox.key())) {
            case Trouble.Effect.Well _ -> 1;
            case Trouble.Effect.Refused _ -> 0;
            case Trouble.Effect.Lost _ -> 2;
        };
        List<Runnable> watchers;
        synchronized (this) {
            watchers = List.copyOf(box(mailbox).watchers);
        }
        for (int i = 0; i < times; i++) {
            watchers.forEach(Runnable::run);
        }
    }

    /** The mailbox's owner moves a copy; false when it is not there any more. */
    public synchronized boolean ownerMoves(MailboxId mailbox, long mail, String folder) {
        Box box = box(mailbox);
        for (Mail m : box.mails.values()) {
            if (m.number == mail) {
                relocate(box, m, folder);
                return true;
            }
        }
        return false;
    }

    /** The mailbox's owner deletes a copy for good; false when it is not there any more. */
    public synchronized boolean ownerDeletes(MailboxId mailbox, long mail) {
        return box(mailbox).mails.values().removeIf(m -> m.number == mail);
    }

    /** The mailbox's owner opens a copy. */
    public synchronized void ownerReads(MailboxId mailbox, long mail) {
        box(mailbox).mails.values().stream().filter(m -> m.number == mail).forEach(m -> m.read = true);
    }

    /** Every cursor given out for this mailbox becomes unknown. */
    public synchronized void forgetCursors(MailboxId mailbox) {
        box(mailbox).generation++;
    }

    /** The folder a copy is in, or the empty text when it is nowhere. */
    public synchronized String folderOf(MailboxId mailbox, long mail) {
        return box(mailbox).mails.values().stream().filter(m -> m.number == mail).map(m -> m.folder).findFirst().orElse("");
    }

    /** The contents of a folder, as hashes in the order of delivery. */
    public synchronized List<ContentHash> folder(MailboxId mailbox, String folder) {
        return box(mailbox).mails.values().stream().filter(m -> m.folder.equals(folder))
                .sorted((a, b) -> Long.compare(a.number, b.number)).map(m -> m.hash).toList();
    }

    /** The keywords of a copy. */
    public synchronized Set<String> keywords(MailboxId mailbox, long mail) {
        return box(mailbox).mails.values().stream().filter(m -> m.number == mail).findFirst()
                .map(m -> Set.copyOf(m.keywords)).orElse(Set.of());
    }

    /** Everything the actor changed or tried to change, in order. */
    public synchronized List<Act> acts() {
        return List.copyOf(acts);
    }

    /** A restart of whoever uses the actor: what it had looked at is forgotten, and its watches are gone. */
    public synchronized void forgetUser() {
        boxes.values().forEach(box -> {
            box.watchers.clear();
            box.mails.values().forEach(m -> m.looked = false);
        });
    }

    @Override public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.PUSH, Capability.RESUME, Capability.EXACT_BYTES);
        if (stableIds) {
            all.add(Capability.STABLE_ID);
        }
        return all;
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.of(Capability.HIDE, Capability.MARK, Capability.TRASH, Capability.PURGE);
        if (stableIds) {
            all.add(Capability.STABLE_ID);
        }
        return all;
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return asked(Trouble.Call.NOW, mailbox, () -> Answer.of(cursor(box(mailbox), box(mailbox).feed.size())));
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return asked(Trouble.Call.CHANGES, mailbox, () -> {
            Box box = box(mailbox);
            int colon = cursor.value().indexOf(':');
            if (colon < 0 || Integer.parseInt(cursor.value().substring(0, colon)) != box.generation) {
                return Answer.unknown(new Fault.CursorLost("the mail system no longer knows " + cursor.value()));
            }
            int from = Integer.parseInt(cursor.value().substring(colon + 1));
            int to = Math.min(box.feed.size(), from + max);
            return Answer.of(new Changes(box.feed.subList(from, to), cursor(box, to), to < box.feed.size()));
        });
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return asked(Trouble.Call.SINCE, mailbox, () -> {
            Box box = box(mailbox);
            List<ProviderMessageId> arrived = box.mails.values().stream()
                    .filter(m -> m.folder.equals("inbox") && !m.receivedAt.isBefore(from))
                    .sorted((a, b) -> Long.compare(a.number, b.number)).map(m -> new ProviderMessageId(m.id)).toList();
            return Answer.of(new Changes(arrived, cursor(box, box.feed.size()), false));
        });
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return asked(Trouble.Call.FETCH, mailbox, () -> {
            Mail mail = box(mailbox).mails.get(message.value());
            return mail == null ? Answer.unknown(new Fault.Gone("no message " + message.value()))
                    : Answer.of(new Fetched(mail.raw, mail.raw.length(), mail.folder, mail.receivedAt));
        });
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return asked(Trouble.Call.FETCH, mailbox, () -> Answer.of(box(mailbox).mails.values().stream()
                .filter(m -> !m.folder.equals("sent") && m.messageId.equals(Envelope.bare(messageId.value())))
                .map(m -> new ProviderMessageId(m.id)).toList()));
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        synchronized (this) {
            box(mailbox).watchers.add(changed);
        }
        changed.run();
        return new Watch() {
            private boolean open = true;

            @Override public boolean listening() {
                return open;
            }

            @Override public void close() {
                synchronized (MemoryMailboxes.this) {
                    open = false;
                    box(mailbox).watchers.remove(changed);
                }
            }
        };
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return asked(Trouble.Call.LOOK, copy.mailbox(), () -> {
            Optional<Mail> found = find(copy);
            found.ifPresent(mail -> mail.looked = true);
            return Answer.of(found.<Sighting>map(MemoryMailboxes::present).orElseGet(Sighting.Gone::new));
        });
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return asked(Trouble.Call.MOVE, copy.mailbox(), () -> {
            Box box = box(copy.mailbox());
            Mail mail = box.mails.get(from.id().value());
            if (mail == null || !mail.folder.equals(from.folder())) {
                return Answer.unknown(new Fault.Gone(from.id().value() + " is no longer in " + from.folder()));
            }
            String folder = switch (to) {
                case Place.Quarantine _ -> "quarantine";
                case Place.Junk _ -> "junk";
                case Place.Trash _, Place.Recoverable _ -> "trash";
                case Place.Folder f -> f.id().isEmpty() ? "inbox" : f.id();
            };
            acts.add(new Act(copy.mailbox(), mail.number, mail.hash, "move", mail.folder, folder, !mail.folder.equals(folder),
                    mail.looked, acts.size()));
            relocate(box, mail, folder);
            return Answer.of(present(mail));
        });
    }

    @Override public Answer<Sighting> purge(Copy copy, Sighting.Present from) {
        return asked(Trouble.Call.MOVE, copy.mailbox(), () -> {
            Box box = box(copy.mailbox());
            Mail mail = box.mails.get(from.id().value());
            if (mail == null || !mail.folder.equals(from.folder())) {
                return Answer.unknown(new Fault.Gone(from.id().value() + " is no longer in " + from.folder()));
            }
            acts.add(new Act(copy.mailbox(), mail.number, mail.hash, "purge", mail.folder, "", true, mail.looked, acts.size()));
            box.mails.remove(mail.id);
            return Answer.of(new Sighting.Gone());
        });
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return asked(Trouble.Call.MARK, copy.mailbox(), () -> {
            Mail mail = box(copy.mailbox()).mails.get(at.id().value());
            if (mail == null || !mail.folder.equals(at.folder())) {
                return Answer.unknown(new Fault.Gone(at.id().value() + " is no longer in " + at.folder()));
            }
            boolean looked = mail.looked;
            boolean changed = on ? mail.keywords.add(keyword) : mail.keywords.remove(keyword);
            mail.looked = false;
            acts.add(new Act(copy.mailbox(), mail.number, mail.hash, "mark", mail.folder, keyword, changed, looked, acts.size()));
            return Answer.of(present(mail));
        });
    }

    private <T> Answer<T> asked(Trouble.Call call, MailboxId mailbox, Supplier<Answer<T>> work) {
        return switch (trouble.strike(call, mailbox.key())) {
            case Trouble.Effect.Refused r -> Answer.unknown(r.fault());
            case Trouble.Effect.Lost l -> {
                synchronized (this) {
                    Answer<T> lost = work.get();
                    yield lost instanceof Answer.Unknown<T> ? lost : Answer.unknown(l.fault());
                }
            }
            case Trouble.Effect.Well _ -> {
                synchronized (this) {
                    yield work.get();
                }
            }
        };
    }

    private Box box(MailboxId mailbox) {
        return boxes.computeIfAbsent(mailbox.key(), _ -> new Box());
    }

    private static Cursor cursor(Box box, int index) {
        return new Cursor(box.generation + ":" + index);
    }

    // By id, and when that leads nowhere by Message-ID and content (EC-074); without a Message-ID the whole mailbox by content.
    private Optional<Mail> find(Copy copy) {
        Box box = box(copy.mailbox());
        Mail byId = box.mails.get(copy.id().value());
        if (byId != null) {
            return Optional.of(byId);
        }
        String messageId = Envelope.bare(copy.messageId().value());
        return box.mails.values().stream().filter(m -> m.hash.equals(copy.content()) && (messageId.isEmpty() || m.messageId.equals(messageId)))
                .findFirst();
    }

    private void relocate(Box box, Mail mail, String folder) {
        boolean elsewhere = !mail.folder.equals(folder);
        mail.folder = folder;
        mail.looked = mail.looked && !elsewhere;
        if (!stableIds && elsewhere) {
            box.mails.remove(mail.id);
            mail.id = "m" + ids++;
            box.mails.put(mail.id, mail);
            if (folder.equals("inbox")) {
                box.feed.add(new ProviderMessageId(mail.id));
            }
        }
    }

    private static Sighting.Present present(Mail mail) {
        Sighting.FolderRole role = switch (mail.folder) {
            case "inbox" -> Sighting.FolderRole.INBOX;
            case "quarantine" -> Sighting.FolderRole.QUARANTINE;
            case "junk" -> Sighting.FolderRole.JUNK;
            case "trash" -> Sighting.FolderRole.TRASH;
            case "archive" -> Sighting.FolderRole.ARCHIVE;
            default -> Sighting.FolderRole.OTHER;
        };
        return new Sighting.Present(new ProviderMessageId(mail.id), mail.folder, role, mail.read, List.copyOf(mail.keywords));
    }
}
