package dev.cordon.connectors.jmap;

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
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts over JMAP. A move replaces {@code mailboxIds} as a whole in one {@code Email/set}, under the state in which the message was seen
 * where the caller saw it ({@code ifInState}, RFC 8620 §5.3): a message that its owner moved meanwhile is left alone.
 */
final class JmapActor implements MailActor {
    private static final int TRIES_MAX = 6;
    private static final int QUARANTINE_SORT_ORDER = 1000;
    private static final List<String> LOOKED_AT = List.of("id", "mailboxIds", "keywords", "size", "blobId");

    private record Box(JmapAccess access, Folders folders, CopySearch search) {}

    /** An email and the state of all emails when it was seen. */
    private record Seen(Optional<JsonNode> email, String state) {}

    private final Map<MailboxId, Box> boxes = new HashMap<>();
    private final String quarantineName;

    JmapActor(Map<MailboxId, JmapAccess> accesses, String quarantineName) {
        this.quarantineName = quarantineName;
        accesses.forEach((id, access) -> boxes.put(id, new Box(access, new Folders(access, quarantineName), new CopySearch(access))));
    }

    private Box box(MailboxId mailbox) throws FaultFound {
        Box box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.of(Capability.STABLE_ID);
        FaultFound.ask(() -> {
            Box box = box(mailbox);
            if (!box.access().session().readOnly()) {
                all.add(Capability.HIDE);
                all.add(Capability.MARK);
                if (box.folders().of(FolderRole.TRASH).isPresent()) {
                    all.add(Capability.TRASH);
                }
            }
            return all;
        });
        return all;
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            Optional<JsonNode> email = seen(box, copy.id().value()).email();
            if (email.isEmpty()) {
                Optional<String> elsewhere = box.search().find(copy);
                email = elsewhere.isEmpty() ? Optional.empty() : seen(box, elsewhere.get()).email();
            }
            return email.isEmpty() ? new Sighting.Gone() : present(box, email.get());
        });
    }

    private static Seen seen(Box box, String id) throws FaultFound {
        ObjectNode arguments = JmapAccess.arguments();
        arguments.putArray("ids").add(id);
        LOOKED_AT.forEach(arguments.putArray("properties")::add);
        ObjectNode answer = box.access().call("Email/get", arguments);
        JsonNode found = answer.path("list").path(0);
        return new Seen(found.isObject() ? Optional.of(found) : Optional.empty(), answer.path("state").asString(""));
    }

    private static Sighting.Present present(Box box, JsonNode email) throws FaultFound {
        List<String> folders = Folders.in(email);
        List<String> keywords = email.path("keywords").properties().stream().filter(e -> e.getValue().asBoolean(false))
                .map(Map.Entry::getKey).sorted().toList();
        return new Sighting.Present(new ProviderMessageId(email.path("id").asString("")), Folders.joined(folders), box.folders().role(folders),
                keywords.contains("$seen"), keywords.stream().filter(k -> !k.startsWith("$")).toList());
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            List<String> target = target(box, to);
            return change(box, from, email -> Folders.in(email).equals(target), () -> {
                ObjectNode patch = JmapAccess.arguments();
                ObjectNode folders = patch.putObject("mailboxIds");
                target.forEach(id -> folders.put(id, true));
                return patch;
            });
        });
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            String name = keyword(keyword);
            return change(box, at, email -> email.path("keywords").path(name).asBoolean(false) == on, () -> {
                ObjectNode patch = JmapAccess.arguments();
                return on ? patch.put("keywords/" + name, true) : patch.putNull("keywords/" + name);
            });
        });
    }

    // RFC 8621 §4.1.1: lower case, printable, and none of ( ) { ] % * " \ ; and no slash or tilde, which a patch's path would need escaped.
    private static String keyword(String keyword) throws FaultFound {
        boolean fits = !keyword.isEmpty() && keyword.length() <= 255
                && keyword.chars().allMatch(c -> c > 0x20 && c < 0x7F && "(){]%*\"\\/~".indexOf(c) < 0);
        if (!fits) {
            throw new FaultFound(new Fault.Unsupported("not a keyword: " + keyword.length() + " characters"));
        }
        return keyword.toLowerCase(Locale.ROOT);
    }

    private interface Patch {
        ObjectNode make();
    }

    private Sighting.Present change(Box box, Sighting.Present from, Function<JsonNode, Boolean> already, Patch patch) throws FaultFound {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            Seen seen = seen(box, from.id().value());
            JsonNode email = seen.email().orElseThrow(() -> new FaultFound(new Fault.Gone("the message is no longer there")));
            if (already.apply(email)) {
                return present(box, email);
            }
            if (!Folders.joined(Folders.in(email)).equals(from.folder())) {
                throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
            }
            try {
                ObjectNode arguments = JmapAccess.arguments().put("ifInState", seen.state());
                arguments.putObject("update").set(from.id().value(), patch.make());
                ObjectNode answer = box.access().call("Email/set", arguments);
                JsonNode refused = answer.path("notUpdated").path(from.id().value());
                if (refused.isObject()) {
                    throw new JmapError("Email/set", refused.path("type").asString("an unknown refusal"));
                }
                return present(box, seen(box, from.id().value()).email()
                        .orElseThrow(() -> new FaultFound(new Fault.Gone("the message vanished after it was changed"))));
            } catch (JmapError e) {
                // Something else changed in the account between both calls: look again. Folder ids may have become stale, too.
                if (!e.type().equals("stateMismatch")) {
                    box.folders().reload();
                    throw e;
                }
            }
        }
        throw new FaultFound(new Fault.Retry("the mailbox changes faster than we can act", Duration.ofSeconds(1)));
    }

    private List<String> target(Box box, Place to) throws FaultFound {
        return switch (to) {
            case Place.Quarantine() -> List.of(quarantine(box));
            case Place.Junk() -> List.of(box.folders().of(FolderRole.JUNK)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.access().address() + " has no folder for junk"))));
            case Place.Trash(), Place.Recoverable() -> List.of(box.folders().of(FolderRole.TRASH)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.access().address() + " has no trash"))));
            case Place.Folder(String id) -> {
                Set<String> existing = box.folders().rolesWith(Folders.split(id)).keySet();
                List<String> still = Folders.split(id).stream().filter(existing::contains).sorted().toList();
                yield !still.isEmpty() ? still : List.of(box.folders().of(FolderRole.INBOX)
                        .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.access().address() + " has no inbox"))));
            }
        };
    }

    private String quarantine(Box box) throws FaultFound {
        Optional<String> known = box.folders().of(FolderRole.QUARANTINE);
        if (known.isPresent()) {
            return known.get();
        }
        // Not subscribed: clients that follow subscriptions do not show it. Last in the order for those that show everything, where the
        // server lets us say so (James does not).
        String refused = "no folder";
        for (boolean last : List.of(true, false)) {
            ObjectNode arguments = JmapAccess.arguments();
            ObjectNode wish = arguments.putObject("create").putObject("q").put("name", quarantineName).put("isSubscribed", false);
            if (last) {
                wish.put("sortOrder", QUARANTINE_SORT_ORDER);
            }
            JsonNode answer = box.access().call("Mailbox/set", arguments);
            box.folders().reload();
            Optional<String> made = box.folders().of(FolderRole.QUARANTINE);
            if (made.isPresent()) {
                // Also when somebody else, or another thread, made it in between.
                return made.get();
            }
            refused = answer.path("notCreated").path("q").path("type").asString(refused);
        }
        throw new JmapError("Mailbox/set", refused);
    }
}
