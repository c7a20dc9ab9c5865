package dev.cordon.testkit.providers.google;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gmail's methods on one user's mailbox. An empty object means an empty body. */
final class GmailDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int IDS_MAX = 1_000;
    private static final int LABELS_MAX = 100;
    private static final Set<String> ONE_OF = Set.of("INBOX", "SPAM", "TRASH");
    private static final Set<String> FIXED = Set.of("SENT", "DRAFT", "CHAT");

    private final GmailBox box;
    private final InstantSource clock;
    private final GmailHistory history;
    private final Consumer<FakeGoogle.Act> acts;

    GmailDesk(GmailBox box, InstantSource clock, GmailHistory history, Consumer<FakeGoogle.Act> acts) {
        this.acts = acts;
        this.box = box;
        this.clock = clock;
        this.history = history;
    }

    ObjectNode answer(GoogleCall call) throws GoogleRefusal {
        synchronized (box) {
            String[] id = call.id().split("\\.", -1);
            return switch (id[2]) {
                case "getProfile" -> profile();
                case "history" -> history.list(box, call);
                case "labels" -> labels(id[3], call);
                case "messages" -> messages(id[3], call);
                case "threads" -> new GmailThreads(box, this).answer(id[3], call);
                default -> throw new IllegalStateException(call.id());
            };
        }
    }

    private ObjectNode profile() {
        List<GmailMessage> all = box.newestFirst();
        return JSON.objectNode().put("emailAddress", box.address).put("messagesTotal", all.size())
                .put("threadsTotal", (int) all.stream().map(m -> m.threadId).distinct().count())
                .put("historyId", Long.toString(box.historyId()));
    }

    private ObjectNode labels(String verb, GoogleCall call) throws GoogleRefusal {
        String id = call.part(5);
        switch (verb) {
            case "list" -> {
                ObjectNode answer = JSON.objectNode();
                ArrayNode list = answer.putArray("labels");
                GmailBox.SYSTEM.stream().sorted().forEach(s -> list.add(GmailJson.systemLabel(s)));
                box.labels().forEach(l -> list.add(GmailJson.label(l)));
                return answer;
            }
            case "get" -> {
                return box.label(id).map(GmailJson::label)
                        .orElseGet(() -> GmailJson.systemLabel(id));
            }
            case "delete" -> {
                if (!box.deleteLabel(id)) {
                    throw GoogleRefusal.notFound();
                }
                return JSON.objectNode();
            }
            default -> {
                String name = call.json().path("name").asString("");
                if (name.isBlank() || GmailBox.SYSTEM.contains(name.toUpperCase(java.util.Locale.ROOT))) {
                    throw GoogleRefusal.invalid("Invalid label name");
                }
                if (box.labelNamed(name).isPresent()) {
                    throw new GoogleRefusal(409, "aborted", "Label name exists or conflicts");
                }
                return GmailJson.label(box.addLabel(name, call.json().path("labelListVisibility").asString("labelShow"),
                        call.json().path("messageListVisibility").asString("show")));
            }
        }
    }

    private ObjectNode messages(String verb, GoogleCall call) throws GoogleRefusal {
        return switch (verb) {
            case "list" -> list(call);
            case "get" -> {
                GmailMessage message = message(call.part(5));
                boolean early = clock.instant().isBefore(message.internalDate.plus(message.hiddenAtMost));
                message.hiddenFromGets = early ? message.hiddenFromGets : 0;
                if (message.hiddenFromGets > 0) {
                    message.hiddenFromGets--;
                    throw GoogleRefusal.notFound();
                }
                message.looked = true;
                String format = call.option("format");
                yield GmailJson.message(message, format.isEmpty() ? "full" : format, call.query().getOrDefault("metadataHeaders", List.of()));
            }
            case "modify" -> {
                GmailMessage message = message(call.part(5));
                relabel(List.of(message), call.json());
                yield GmailJson.message(message, "minimal", List.of());
            }
            case "trash" -> {
                GmailMessage message = message(call.part(5));
                change(message, List.of("TRASH"), List.of("INBOX", "SPAM"));
                yield GmailJson.message(message, "minimal", List.of());
            }
            case "untrash" -> {
                GmailMessage message = message(call.part(5));
                change(message, List.of(), List.of("TRASH"));
                yield GmailJson.message(message, "minimal", List.of());
            }
            case "batchModify" -> {
                // Unknown ids are passed over in silence, as the real one does.
                List<GmailMessage> known = ids(call.json()).stream().flatMap(i -> box.message(i).stream()).toList();
                relabel(known, call.json());
                yield JSON.objectNode();
            }
            case "batchDelete" -> {
                ids(call.json()).forEach(box::delete);
                yield JSON.objectNode();
            }
            case "delete" -> {
                message(call.part(5));
                box.delete(call.part(5));
                yield JSON.objectNode();
            }
            case "insert", "import" -> GmailJson.message(stored(call), "minimal", List.of());
            default -> throw new IllegalStateException(verb);
        };
    }

    GmailMessage message(String id) throws GoogleRefusal {
        if (id.isEmpty() || id.length() > 16 || !id.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw GoogleRefusal.invalid("Invalid id value");
        }
        return box.message(id).orElseThrow(GoogleRefusal::notFound);
    }

    private static List<String> ids(JsonNode json) throws GoogleRefusal {
        List<String> ids = new ArrayList<>();
        json.path("ids").forEach(i -> ids.add(i.asString("")));
        if (ids.isEmpty() || ids.size() > IDS_MAX) {
            throw GoogleRefusal.invalid(ids.isEmpty() ? "No message ids specified" : "Too many message ids");
        }
        return ids;
    }

    void relabel(List<GmailMessage> which, JsonNode json) throws GoogleRefusal {
        List<String> add = new ArrayList<>();
        json.path("addLabelIds").forEach(l -> add.add(l.asString("")));
        List<String> remove = new ArrayList<>();
        json.path("removeLabelIds").forEach(l -> remove.add(l.asString("")));
        Set<String> all = new HashSet<>(add);
        all.addAll(remove);
        for (String label : all) {
            if (!box.knows(label) || FIXED.contains(label)) {
                throw GoogleRefusal.invalid("Invalid label: " + label);
            }
        }
        if (all.isEmpty() || add.size() > LABELS_MAX || remove.size() > LABELS_MAX || add.stream().filter(ONE_OF::contains).count() > 1) {
            throw GoogleRefusal.invalid(all.isEmpty() ? "No label add or removes specified" : "Too many labels, or labels that exclude each other");
        }
        which.forEach(m -> change(m, add, remove));
    }

    private void change(GmailMessage message, List<String> add, List<String> remove) {
        Set<String> before = box.names(message);
        boolean looked = message.looked;
        box.relabel(message, add, remove);
        acts.accept(new FakeGoogle.Act(box.address, message.id, before, box.names(message), looked));
    }

    private ObjectNode list(GoogleCall call) throws GoogleRefusal {
        List<GmailMessage> found = found(call);
        return page(call, "messages", found.stream()
                .map(m -> JSON.objectNode().put("id", m.id).put("threadId", m.threadId)).toList());
    }

    List<GmailMessage> found(GoogleCall call) {
        GmailQuery query = GmailQuery.of(call.option("q"), box);
        boolean search = !call.option("q").isEmpty();
        List<String> labels = call.query().getOrDefault("labelIds", List.of());
        boolean anywhere = query.anywhere() || call.option("includeSpamTrash").equals("true") || labels.contains("SPAM") || labels.contains("TRASH");
        List<GmailMessage> found = new ArrayList<>();
        for (GmailMessage message : box.newestFirst()) {
            if (search && message.hiddenFromSearches > 0) {
                message.hiddenFromSearches--;
            } else if (message.labels.containsAll(labels) && query.matches(message)
                    && (anywhere || !message.labels.contains("SPAM") && !message.labels.contains("TRASH"))) {
                found.add(message);
            }
        }
        return found;
    }

    static ObjectNode page(GoogleCall call, String name, List<ObjectNode> all) throws GoogleRefusal {
        int from = Pages.from(call.option("pageToken"));
        int max = call.number("maxResults", 100, 500);
        List<ObjectNode> part = all.subList(Math.min(from, all.size()), Math.min(all.size(), from + max));
        ObjectNode answer = JSON.objectNode();
        if (!part.isEmpty()) {
            ArrayNode list = answer.putArray(name);
            part.forEach(list::add);
        }
        if (from + max < all.size()) {
            answer.put("nextPageToken", Pages.token(from + max));
        }
        return answer.put("resultSizeEstimate", all.size());
    }

    private GmailMessage stored(GoogleCall call) throws GoogleRefusal {
        Optional<GoogleUpload> upload = GoogleUpload.of(call);
        JsonNode meta = upload.map(GoogleUpload::meta).orElse(call.json());
        byte[] bytes;
        try {
            bytes = upload.isPresent() ? upload.get().message() : Base64.getUrlDecoder().decode(meta.path("raw").asString(""));
        } catch (IllegalArgumentException e) {
            throw GoogleRefusal.invalid("Invalid value for ByteString");
        }
        if (bytes.length == 0) {
            throw GoogleRefusal.invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
        }
        List<String> labels = new ArrayList<>();
        meta.path("labelIds").forEach(l -> labels.add(l.asString("")));
        for (String label : labels) {
            if (!box.knows(label)) {
                throw GoogleRefusal.invalid("Invalid label: " + label);
            }
        }
        if (labels.isEmpty() && call.id().endsWith("import")) {
            labels.addAll(List.of("INBOX", "UNREAD"));
        }
        Instant now = clock.instant();
        return box.addTo(meta.path("threadId").asString(""), bytes, now, labels);
    }
}
