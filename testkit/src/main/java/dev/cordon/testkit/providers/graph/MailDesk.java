package dev.cordon.testkit.providers.graph;

import dev.cordon.testkit.providers.graph.GraphMailbox.Kind;
import dev.cordon.testkit.providers.graph.GraphMailbox.Net;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages, folders and deltas of one mailbox, for one caller who was let in already. */
final class MailDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE_USUAL = 10;
    private static final int TOP_MAX = 1000;
    private static final int FILTERED_DELTA_MAX = 5_000;

    private final FakeGraph fake;
    private final GraphMailbox box;
    private final GraphRequest request;
    private final boolean basic;
    private final boolean nothingDone;

    /**
     * @param basic whether bodies are kept from the caller
     * @param nothingDone whether changes are answered but not made
     */
    MailDesk(FakeGraph fake, GraphMailbox box, GraphRequest request, boolean basic, boolean nothingDone) {
        this.fake = fake;
        this.box = box;
        this.request = request;
        this.basic = basic;
        this.nothingDone = nothingDone;
    }

    private List<String> select() {
        String select = request.query().getOrDefault("$select", "");
        return select.isEmpty() ? List.of() : List.of(select.split(","));
    }

    private boolean immutable() {
        return request.wantsImmutableIds();
    }

    private GraphMessage message(String id) throws GraphRefusal {
        GraphMessage message = box.message(id).orElseThrow(() -> new GraphRefusal(404, "ErrorItemNotFound",
                "The specified object was not found in the store."));
        boolean early = fake.clock().instant().isBefore(message.receivedAt.plus(fake.unseenAtMost()));
        message.unseenFor = early ? message.unseenFor : 0;
        if (message.unseenFor > 0) {
            message.unseenFor--;
            throw new GraphRefusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");
        }
        return message;
    }

    private GraphFolder folder(String idOrName) throws GraphRefusal {
        return box.folder(idOrName).orElseThrow(() -> new GraphRefusal(404, "ErrorItemNotFound", "The folder was not found."));
    }

    // --- messages ------------------------------------------------------------------------------------------------------------------

    GraphReply get(String id) throws GraphRefusal {
        synchronized (box) {
            GraphMessage message = message(id);
            message.looked = true;
            return GraphReply.json(200, MessageJson.of(message, immutable(), select(), basic));
        }
    }

    private void acted(GraphMessage message, String what, String to, boolean changed) {
        fake.acted(new FakeGraph.Act(box.address, message.immutableId, what, message.folder, to, changed, message.looked));
    }

    GraphReply raw(String id) throws GraphRefusal {
        synchronized (box) {
            return new GraphReply(200, Map.of(), "text/plain", message(id).bytes);
        }
    }

    GraphReply move(String id) throws GraphRefusal {
        JsonNode body = request.json();
        String to = body.path("destinationId").asString(body.path("DestinationId").asString(""));
        synchronized (box) {
            GraphMessage message = message(id);
            GraphFolder target = box.folder(to).orElseThrow(() -> new GraphRefusal(404, "ErrorFolderNotFound",
                    "The specified folder could not be found in the store."));
            if (!nothingDone) {
                acted(message, "move", target.id(), !message.folder.equals(target.id()));
            }
            if (!nothingDone && !message.folder.equals(target.id())) {
                box.move(message, target.id(), fake.clock().instant());
                fake.notices().changed(box, message, "updated");
            }
            return GraphReply.json(201, MessageJson.of(message, immutable(), select(), basic));
        }
    }

    GraphReply copy(String id) throws GraphRefusal {
        synchronized (box) {
            GraphMessage message = message(id);
            GraphFolder target = folder(request.json().path("destinationId").asString(""));
            GraphMessage copied = box.add(message.bytes, message.receivedAt, target.id());
            copied.read = message.read;
            fake.notices().changed(box, copied, "created");
            return GraphReply.json(201, MessageJson.of(copied, immutable(), select(), basic));
        }
    }

    GraphReply patch(String id) throws GraphRefusal {
        JsonNode body = request.json();
        for (String name : List.of("body", "subject", "toRecipients", "internetMessageId")) {
            if (body.has(name)) {
                throw new GraphRefusal(403, "ErrorAccessDenied", "This needs Mail-Advanced.ReadWrite.All.");
            }
        }
        synchronized (box) {
            GraphMessage message = message(id);
            if (!nothingDone) {
                if (body.path("isRead").isBoolean()) {
                    message.read = body.path("isRead").asBoolean();
                }
                if (body.path("categories").isArray()) {
                    List<String> wished = new ArrayList<>();
                    body.path("categories").forEach(c -> wished.add(c.asString("")));
                    acted(message, "mark", String.join(",", wished), !wished.equals(message.categories));
                    message.categories.clear();
                    message.categories.addAll(wished);
                }
                box.updated(message, fake.clock().instant());
                fake.notices().changed(box, message, "updated");
            }
            return GraphReply.json(200, MessageJson.of(message, immutable(), select(), basic));
        }
    }

    GraphReply delete(String id, boolean forEver) throws GraphRefusal {
        synchronized (box) {
            GraphMessage message = message(id);
            if (!nothingDone) {
                acted(message, "delete", "", true);
                if (forEver) {
                    box.destroy(message.immutableId);
                } else {
                    box.move(message, folder("deleteditems").id(), fake.clock().instant());
                }
                fake.notices().changed(box, message, "deleted");
            }
            return GraphReply.empty(204);
        }
    }

    GraphReply list(String inFolder) throws GraphRefusal {
        Filter filter = Filter.of(request.query().getOrDefault("$filter", ""));
        String order = request.query().getOrDefault("$orderby", "");
        if (!filter.isNone() && !order.isEmpty() && !order.startsWith(filter.property())) {
            throw new GraphRefusal(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        }
        int top = Math.clamp(number("$top", PAGE_USUAL), 1, TOP_MAX);
        int skip = number("$skip", 0);
        synchronized (box) {
            String recoverable = folder("recoverableitemsdeletions").id();
            String only = inFolder.isEmpty() ? "" : folder(inFolder).id();
            Comparator<GraphMessage> byTime = Comparator.comparing((GraphMessage m) -> m.receivedAt);
            List<GraphMessage> found = box.messages().stream()
                    .filter(m -> only.isEmpty() ? !m.folder.equals(recoverable) : m.folder.equals(only)).filter(filter::holds)
                    .sorted(order.endsWith("asc") || order.equals("receivedDateTime") ? byTime : byTime.reversed()).toList();
            ArrayNode value = JSON.arrayNode();
            found.stream().skip(skip).limit(top).forEach(m -> value.add(MessageJson.of(m, immutable(), select(), basic)));
            ObjectNode answer = JSON.objectNode();
            answer.set("value", value);
            if (skip + top < found.size()) {
                answer.put("@odata.nextLink", fake.link(request, Map.of("$skip", Integer.toString(skip + top))));
            }
            return GraphReply.json(200, answer);
        }
    }

    private int number(String option, int otherwise) throws GraphRefusal {
        try {
            return Integer.parseInt(request.query().getOrDefault(option, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new GraphRefusal(400, "BadRequest", "Invalid value for " + option);
        }
    }

    /** The few forms of $filter that are used: one comparison of the Message-ID or of the time. */
    private record Filter(String property, String operator, String value) {
        static Filter of(String text) throws GraphRefusal {
            String[] words = text.split(" ", 3);
            if (text.isEmpty()) {
                return new Filter("", "", "");
            }
            boolean known = words.length == 3 && (words[0].equals("internetMessageId") && words[1].equals("eq")
                    && words[2].length() > 1 && words[2].startsWith("'") && words[2].endsWith("'")
                    || words[0].equals("receivedDateTime") && (words[1].equals("ge") || words[1].equals("gt")) && isTime(words[2]));
            if (!known) {
                throw new GraphRefusal(400, "BadRequest", "Invalid filter clause");
            }
            return new Filter(words[0], words[1], words[2]);
        }

        private static boolean isTime(String text) {
            try {
                Instant.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        boolean isNone() {
            return property.isEmpty();
        }

        boolean holds(GraphMessage m) {
            return switch (property) {
                case "" -> true;
                case "internetMessageId" -> m.messageId.equals(value.substring(1, value.length() - 1).replace("''", "'"));
                default -> {
                    int order = Instant.parse(MessageJson.time(m.receivedAt)).compareTo(Instant.parse(value));
                    yield operator.equals("ge") ? order >= 0 : order > 0;
                }
            };
        }
    }

    // --- delta ---------------------------------------------------------------------------------------------------------------------

    /** What a delta's links remember; the first call makes it, the links carry it. */
    private record Token(String folder, int from, int to, int offset, int epoch, String select, String changeType, String filter,
            boolean emptied) {
        String encoded() {
            ObjectNode node = JSON.objectNode();
            node.put("f", folder).put("a", from).put("b", to).put("o", offset).put("e", epoch).put("s", select).put("c", changeType)
                    .put("q", filter).put("n", emptied);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
        }

        static Optional<Token> decoded(String text) {
            try {
                JsonNode n = GraphRequest.MAPPER.readTree(Base64.getUrlDecoder().decode(text));
                return Optional.of(new Token(n.path("f").asString(""), n.path("a").asInt(0), n.path("b").asInt(0), n.path("o").asInt(0),
                        n.path("e").asInt(-1), n.path("s").asString(""), n.path("c").asString(""), n.path("q").asString(""),
                        n.path("n").asBoolean(false)));
            } catch (IllegalArgumentException | JacksonException e) {
                return Optional.empty();
            }
        }
    }

    GraphReply delta(String folderName) throws GraphRefusal {
        synchronized (box) {
            Token token = token(folder(folderName).id());
            Filter filter = Filter.of(token.filter());
            List<Net> nets = box.between(token.folder(), token.from(), token.to(), immutable()).stream()
                    .filter(n -> wanted(n, token.changeType())).filter(n -> token.from() > 0 || n.kind() == Kind.ADDED)
                    .filter(n -> filter.isNone() || box.message(n.message()).map(filter::holds).orElse(true))
                    .limit(filter.isNone() ? Long.MAX_VALUE : FILTERED_DELTA_MAX).toList();
            int size = Math.clamp(request.pageSize(PAGE_USUAL), 1, fake.deltaPageMax());
            boolean empty = fake.emptyPages() && !token.emptied();
            int until = empty ? token.offset() : Math.min(nets.size(), token.offset() + size);
            ObjectNode answer = JSON.objectNode();
            answer.put("@odata.context", fake.root() + "/v1.0/$metadata#Collection(message)");
            ArrayNode value = answer.putArray("value");
            List<String> select = token.select().isEmpty() ? List.of() : List.of(token.select().split(","));
            for (Net net : nets.subList(Math.min(token.offset(), until), until)) {
                item(net, select).forEach(value::add);
            }
            if (until < nets.size() || empty) {
                Token next = new Token(token.folder(), token.from(), token.to(), until, token.epoch(), token.select(), token.changeType(),
                        token.filter(), true);
                answer.put("@odata.nextLink", fake.link(request.path(), "$skiptoken", next.encoded()));
            } else {
                Token next = new Token(token.folder(), token.to(), -1, 0, token.epoch(), token.select(), token.changeType(), token.filter(),
                        false);
                answer.put("@odata.deltaLink", fake.link(request.path(), "$deltatoken", next.encoded()));
            }
            return GraphReply.json(200, answer);
        }
    }

    private Token token(String folder) throws GraphRefusal {
        String given = request.query().getOrDefault("$skiptoken", request.query().getOrDefault("$deltatoken", ""));
        if (given.isEmpty()) {
            return new Token(folder, 0, box.position(), 0, box.epoch(), request.query().getOrDefault("$select", ""),
                    request.query().getOrDefault("changeType", ""), request.query().getOrDefault("$filter", ""), false);
        }
        Optional<Token> token = Token.decoded(given);
        if (token.isEmpty() || !token.get().folder().equals(folder)) {
            throw new GraphRefusal(400, "SyncStateInvalid", "The sync state is not valid.");
        }
        if (token.get().epoch() != box.epoch()) {
            throw new GraphRefusal(410, "SyncStateNotFound", "The sync state generation is not found; the client must start again.");
        }
        Token t = token.get();
        return t.to() >= 0 ? t : new Token(folder, t.from(), box.position(), 0, t.epoch(), t.select(), t.changeType(), t.filter(),
                t.emptied());
    }

    private static boolean wanted(Net net, String changeType) {
        return changeType.isEmpty() || changeType.equals(switch (net.kind()) {
            case ADDED -> "created";
            case UPDATED -> "updated";
            case REMOVED -> "deleted";
        });
    }

    private List<ObjectNode> item(Net net, List<String> select) {
        Optional<GraphMessage> message = box.message(net.message());
        List<ObjectNode> items = new ArrayList<>();
        if (net.kind() == Kind.REMOVED || message.isEmpty()) {
            ObjectNode removed = JSON.objectNode();
            removed.put("id", immutable() ? net.message() : net.restId());
            removed.putObject("@removed").put("reason", "deleted");
            items.add(removed);
            return items;
        }
        ObjectNode whole = MessageJson.of(message.get(), immutable(), select, basic);
        if (net.kind() == Kind.UPDATED) {
            // Only what changed may be told.
            whole.retain(Set.of("@odata.etag", "id", "isRead", "categories", "changeKey", "lastModifiedDateTime"));
        }
        items.add(whole);
        if (fake.repeatsInDelta()) {
            items.add(whole.deepCopy());
        }
        return items;
    }

    // --- folders -------------------------------------------------------------------------------------------------------------------

    GraphReply folders(String parent) throws GraphRefusal {
        boolean hidden = request.query().getOrDefault("includeHiddenFolders", "").equals("true");
        int top = Math.clamp(number("$top", PAGE_USUAL), 1, TOP_MAX);
        int skip = number("$skip", 0);
        synchronized (box) {
            String parentId = parent.equals("root") ? parent : folder(parent).id();
            List<GraphFolder> found = box.folders().stream().filter(f -> f.parent().equals(parentId) && (hidden || !f.hidden())
                    && !f.wellKnown().equals("recoverableitemsdeletions")).toList();
            ObjectNode answer = JSON.objectNode();
            ArrayNode value = answer.putArray("value");
            found.stream().skip(skip).limit(top).forEach(f -> value.add(json(f)));
            if (skip + top < found.size()) {
                answer.put("@odata.nextLink", fake.link(request, Map.of("$skip", Integer.toString(skip + top))));
            }
            return GraphReply.json(200, answer);
        }
    }

    GraphReply folderOf(String idOrName) throws GraphRefusal {
        synchronized (box) {
            return GraphReply.json(200, json(folder(idOrName)));
        }
    }

    GraphReply createFolder(String parent) throws GraphRefusal {
        JsonNode body = request.json();
        String name = body.path("displayName").asString("");
        synchronized (box) {
            String parentId = parent.equals("root") ? parent : folder(parent).id();
            if (name.isBlank()) {
                throw new GraphRefusal(400, "ErrorInvalidRequest", "displayName is missing");
            }
            if (box.folders().stream().anyMatch(f -> f.parent().equals(parentId) && f.name().equalsIgnoreCase(name))) {
                throw new GraphRefusal(409, "ErrorFolderExists", "A folder with the specified name already exists.");
            }
            return GraphReply.json(201, json(box.addFolder(name, "", parentId, body.path("isHidden").asBoolean(false))));
        }
    }

    GraphReply deleteFolder(String id) throws GraphRefusal {
        synchronized (box) {
            box.removeFolder(folder(id).id());
            return GraphReply.empty(204);
        }
    }

    private ObjectNode json(GraphFolder f) {
        long total = box.messages().stream().filter(m -> m.folder.equals(f.id())).count();
        long unread = box.messages().stream().filter(m -> m.folder.equals(f.id()) && !m.read).count();
        long children = box.folders().stream().filter(c -> c.parent().equals(f.id())).count();
        ObjectNode all = JSON.objectNode();
        all.put("id", f.id()).put("displayName", f.name()).put("parentFolderId", f.parent()).put("childFolderCount", children)
                .put("unreadItemCount", unread).put("totalItemCount", total).put("isHidden", f.hidden());
        List<String> select = select();
        if (!select.isEmpty()) {
            List<String> kept = new ArrayList<>(select);
            kept.add("id");
            all.retain(kept);
        }
        return all;
    }
}
