package dev.cordon.connectors.google;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts over the Gmail API. Gmail cannot change labels under a condition, so that a message is looked at just before, left alone when it is
 * no longer where it was seen, and looked at again after: a batch that passes over an id says nothing of it.
 */
final class GmailActor implements MailActor {
    private static final int TRIES_MAX = 3;
    private static final int BATCH_UNITS = 50;
    private static final int MODIFY_UNITS = 5;
    private static final int TRASH_UNITS = 20;
    private static final int LABEL_UNITS = 5;
    private static final int NAME_CHARS_MAX = 200;

    private record Box(GmailAccess access, Labels labels, CopyHunt hunt) {}

    private final Map<MailboxId, Box> boxes = new HashMap<>();
    private final Map<MailboxId, Boolean> granted = new ConcurrentHashMap<>();
    private final String quarantineName;

    GmailActor(Map<MailboxId, GmailAccess> accesses, String quarantineName) {
        this.quarantineName = quarantineName;
        accesses.forEach((id, access) -> boxes.put(id, new Box(access, new Labels(access, quarantineName), new CopyHunt(access))));
    }

    private Box box(MailboxId mailbox) throws FaultFound {
        Box box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    /** By what is delegated: without the acting scope only the ids stay stable. When Google cannot be asked, what was so last. */
    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.of(Capability.STABLE_ID);
        if (isGranted(mailbox)) {
            all.addAll(Set.of(Capability.HIDE, Capability.MARK, Capability.TRASH));
        }
        return all;
    }

    private boolean isGranted(MailboxId mailbox) {
        Answer<Boolean> now = FaultFound.ask(() -> {
            box(mailbox).access().line().signIn();
            return true;
        });
        boolean is = switch (now) {
            case Answer.Known<Boolean>(Boolean yes) -> yes;
            case Answer.Unknown<Boolean>(Fault.Denied _) -> false;
            case Answer.Unknown<Boolean> _ -> granted.getOrDefault(mailbox, false);
        };
        granted.put(mailbox, is);
        return is;
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            Optional<ObjectNode> message = box.access().minimal(copy.id().value());
            if (message.isEmpty()) {
                message = box.hunt().find(copy);
            }
            return message.isEmpty() ? new Sighting.Gone() : present(box, message.get());
        });
    }

    private static Sighting.Present present(Box box, ObjectNode message) throws FaultFound {
        Set<String> labels = Labels.of(message);
        return new Sighting.Present(new ProviderMessageId(message.path("id").asString("")), box.labels().folder(labels),
                box.labels().role(labels), !labels.contains("UNREAD"), box.labels().marks(labels));
    }

    private static ObjectNode still(Box box, String id) throws FaultFound {
        return box.access().minimal(id).orElseThrow(() -> new FaultFound(new Fault.Gone("the message is no longer there")));
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            String id = from.id().value();
            boolean touched = false;
            for (int tries = 0; tries < TRIES_MAX; tries++) {
                Set<String> target = target(box, to);
                Set<String> goal = Labels.core(target);
                ObjectNode message = still(box, id);
                Set<String> labels = Labels.of(message);
                Set<String> here = Labels.core(box.labels().removable(labels));
                if (here.equals(goal)) {
                    return present(box, message);
                }
                if (!touched && !here.equals(Labels.core(Labels.split(from.folder())))) {
                    throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
                }
                touched |= tryTo(box, id, labels, target, tries == TRIES_MAX - 1);
                ObjectNode after = still(box, id);
                if (Labels.core(box.labels().removable(Labels.of(after))).equals(goal)) {
                    return present(box, after);
                }
            }
            throw new FaultFound(new Fault.Retry("Gmail accepts the change of labels and does not do it", Duration.ofSeconds(2)));
        });
    }

    // A label that its owner deleted meanwhile is refused: then labels are asked for anew. Whether the message may have changed.
    private static boolean tryTo(Box box, String id, Set<String> labels, Set<String> target, boolean lastTime) throws FaultFound {
        try {
            apply(box, id, labels, target);
            return true;
        } catch (GoogleError e) {
            if (e.status() != 400 || lastTime) {
                throw e;
            }
            box.labels().reload();
            return labels.contains("TRASH") || target.contains("TRASH");
        }
    }

    private static void apply(Box box, String id, Set<String> labels, Set<String> target) throws FaultFound {
        String path = "/messages/" + GmailAccess.encoded(id);
        if (target.contains("TRASH")) {
            box.access().post(path + "/trash", TRASH_UNITS);
        } else if (labels.contains("TRASH")) {
            // Does not give the inbox back: the change that follows does.
            box.access().post(path + "/untrash", MODIFY_UNITS);
        }
        Set<String> add = new TreeSet<>(target);
        add.removeAll(labels);
        add.remove("TRASH");
        Set<String> remove = box.labels().removable(labels);
        remove.removeAll(target);
        remove.remove("TRASH");
        if (target.contains("TRASH")) {
            remove.remove("INBOX");
            remove.remove("SPAM");
        }
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        ObjectNode change = JsonBody.object();
        change.putArray("ids").add(id);
        add.forEach(change.putArray("addLabelIds")::add);
        remove.forEach(change.putArray("removeLabelIds")::add);
        box.access().post("/messages/batchModify", change, BATCH_UNITS);
    }

    private Set<String> target(Box box, Place to) throws FaultFound {
        return switch (to) {
            case Place.Quarantine() -> Set.of(label(box, quarantineName, true));
            case Place.Junk() -> Set.of("SPAM");
            // Gmail has no other place: what is in the trash is recoverable for 30 days.
            case Place.Trash(), Place.Recoverable() -> Set.of("TRASH");
            case Place.Folder(String folder) when folder.isEmpty() -> Set.of("INBOX");
            case Place.Folder(String folder) -> {
                Set<String> still = new TreeSet<>();
                for (String id : Labels.split(folder)) {
                    if (!id.equals(Labels.ALL_MAIL) && !id.equals("SENT") && !id.equals("DRAFT") && box.labels().exists(id)) {
                        still.add(id);
                    }
                }
                boolean nowhere = Labels.core(still).isEmpty();
                yield nowhere && !folder.equals(Labels.ALL_MAIL) && !Labels.core(Labels.split(folder)).isEmpty() ? Set.of("INBOX") : still;
            }
        };
    }

    private static String label(Box box, String name, boolean hides) throws FaultFound {
        Optional<String> known = hides ? box.labels().quarantine() : box.labels().mark(name);
        if (known.isPresent()) {
            return known.get();
        }
        ObjectNode wish = JsonBody.object().put("name", name).put("labelListVisibility", hides ? "labelHide" : "labelShow")
                .put("messageListVisibility", hides ? "hide" : "show");
        try {
            box.access().post("/labels", wish, LABEL_UNITS);
        } catch (GoogleError e) {
            // 409: somebody else, or another thread, made it in between.
            if (e.status() != 409) {
                throw e;
            }
        }
        box.labels().reload();
        Optional<String> made = hides ? box.labels().quarantine() : box.labels().mark(name);
        return made.orElseThrow(() -> new FaultFound(new Fault.Retry("Gmail does not show the label it has just made", Duration.ofSeconds(2))));
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            String name = keyword(keyword);
            String id = at.id().value();
            Set<String> labels = Labels.of(still(box, id));
            if (!Labels.core(box.labels().removable(labels)).equals(Labels.core(Labels.split(at.folder())))) {
                throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
            }
            Optional<String> known = on ? Optional.of(label(box, name, false)) : box.labels().mark(name);
            if (known.isPresent() && labels.contains(known.get()) != on) {
                ObjectNode change = JsonBody.object();
                change.putArray(on ? "addLabelIds" : "removeLabelIds").add(known.get());
                box.access().post("/messages/" + GmailAccess.encoded(id) + "/modify", change, MODIFY_UNITS);
            }
            return present(box, still(box, id));
        });
    }

    private static String keyword(String keyword) throws FaultFound {
        String name = keyword.toLowerCase(Locale.ROOT);
        boolean fits = name.startsWith(Labels.MARK) && name.length() <= NAME_CHARS_MAX
                && name.chars().allMatch(c -> c > 0x20 && c < 0x7F && "(){]%*\"\\/".indexOf(c) < 0);
        if (!fits) {
            throw new FaultFound(new Fault.Unsupported("a mark's name begins with " + Labels.MARK + " and holds no blanks"));
        }
        return name;
    }
}
