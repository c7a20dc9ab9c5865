package dev.cordon.testkit.providers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The methods of RFC 8621 on one account: those that connectors need, with the errors the RFC asks for. */
final class MailMethods {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FakeAccount account;
    private final InstantSource clock;
    private final int objectsInGetMax;

    MailMethods(FakeAccount account, InstantSource clock, int objectsInGetMax) {
        this.account = account;
        this.clock = clock;
        this.objectsInGetMax = objectsInGetMax;
    }

    ObjectNode call(String name, ObjectNode arguments) throws MethodTrouble {
        if (name.equals("Core/echo")) {
            return arguments;
        }
        if (!arguments.path("accountId").asString("").equals(account.id)) {
            throw new MethodTrouble("accountNotFound", "no such account");
        }
        ObjectNode answer = JSON.objectNode().put("accountId", account.id);
        synchronized (account) {
            switch (name) {
                case "Mailbox/get" -> foldersGet(arguments, answer);
                case "Mailbox/query" -> foldersQuery(arguments, answer);
                case "Mailbox/changes" -> throw new MethodTrouble("cannotCalculateChanges", "no history of folders is kept");
                case "Mailbox/set" -> new FolderSet(account).run(arguments, answer);
                case "Email/get" -> emailsGet(arguments, answer);
                case "Email/query" -> emailsQuery(arguments, answer);
                case "Email/queryChanges" -> throw new MethodTrouble("cannotCalculateChanges", "not offered");
                case "Email/changes" -> emailsChanges(arguments, answer);
                case "Email/set" -> new EmailSet(account).run(arguments, answer);
                case "Email/import" -> emailsImport(arguments, answer);
                default -> throw new MethodTrouble("unknownMethod", name);
            }
        }
        return answer;
    }

    private List<String> ids(ObjectNode arguments) throws MethodTrouble {
        JsonNode ids = arguments.path("ids");
        if (!ids.isArray()) {
            throw new MethodTrouble("invalidArguments", "ids must be given");
        }
        if (ids.size() > objectsInGetMax) {
            throw new MethodTrouble("requestTooLarge", "more than " + objectsInGetMax + " ids");
        }
        Set<String> list = new LinkedHashSet<>();
        ids.forEach(id -> list.add(id.asString()));
        return List.copyOf(list);
    }

    private void foldersGet(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        answer.put("state", account.mailboxState());
        ArrayNode list = answer.putArray("list");
        ArrayNode notFound = answer.putArray("notFound");
        if (arguments.path("ids").isArray()) {
            for (String id : ids(arguments)) {
                account.folder(id).ifPresentOrElse(f -> list.add(folderJson(f)), () -> notFound.add(id));
            }
        } else {
            account.folders().forEach(f -> list.add(folderJson(f)));
        }
    }

    private ObjectNode folderJson(FakeFolder folder) {
        List<FakeEmail> inside = account.emails().stream().filter(e -> e.folders.contains(folder.id())).toList();
        ObjectNode node = JSON.objectNode().put("id", folder.id()).put("name", folder.name());
        node.set("parentId", JSON.nullNode());
        node.set("role", folder.role().isEmpty() ? JSON.nullNode() : JSON.stringNode(folder.role()));
        node.put("sortOrder", folder.sortOrder()).put("totalEmails", inside.size());
        node.put("unreadEmails", inside.stream().filter(e -> !e.keywords.contains("$seen")).count());
        node.put("isSubscribed", folder.subscribed());
        return node;
    }

    private void foldersQuery(ObjectNode arguments, ObjectNode answer) {
        JsonNode filter = arguments.path("filter");
        answer.put("queryState", account.mailboxState()).put("canCalculateChanges", false).put("position", 0);
        ArrayNode ids = answer.putArray("ids");
        account.folders().stream()
                .filter(f -> !filter.has("name") || f.name().contains(filter.path("name").asString()))
                .filter(f -> !filter.has("role") || f.role().equals(filter.path("role").asString("")))
                .forEach(f -> ids.add(f.id()));
    }

    private void emailsGet(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        answer.put("state", account.emailState());
        ArrayNode list = answer.putArray("list");
        ArrayNode notFound = answer.putArray("notFound");
        for (String id : ids(arguments)) {
            Optional<FakeEmail> email = account.email(id);
            if (email.isPresent()) {
                list.add(EmailJson.of(email.get(), arguments.path("properties")));
            } else {
                notFound.add(id);
            }
        }
    }

    private void emailsChanges(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        String since = arguments.path("sinceState").asString("");
        int max = arguments.path("maxChanges").asInt(Integer.MAX_VALUE);
        if (max <= 0) {
            throw new MethodTrouble("invalidArguments", "maxChanges must be positive");
        }
        FakeAccount.Between between = account.since(since, max)
                .orElseThrow(() -> new MethodTrouble("cannotCalculateChanges", "that state is too old or unknown"));
        String until = Integer.toString(between.until());
        answer.put("oldState", since).put("newState", until).put("hasMoreChanges", !until.equals(account.emailState()));
        between.created().forEach(answer.putArray("created")::add);
        between.updated().forEach(answer.putArray("updated")::add);
        between.destroyed().forEach(answer.putArray("destroyed")::add);
    }

    private void emailsQuery(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        Comparator<FakeEmail> order = Comparator.comparing(e -> e.receivedAt);
        JsonNode sort = arguments.path("sort").path(0);
        if (!sort.isMissingNode() && !sort.path("property").asString("").equals("receivedAt")) {
            throw new MethodTrouble("unsupportedSort", "only receivedAt");
        }
        if (!sort.path("isAscending").asBoolean(true)) {
            order = order.reversed();
        }
        List<FakeEmail> all = new ArrayList<>();
        for (FakeEmail email : account.emails()) {
            if (matches(email, arguments.path("filter"))) {
                all.add(email);
            }
        }
        all.sort(order.thenComparing(e -> Integer.parseInt(e.id.substring(1))));
        int position = Math.clamp(arguments.path("position").asInt(0), 0, all.size());
        int limit = Math.min(arguments.path("limit").asInt(all.size()), all.size() - position);
        answer.put("queryState", account.emailState()).put("canCalculateChanges", false).put("position", position);
        ArrayNode ids = answer.putArray("ids");
        all.subList(position, position + limit).forEach(e -> ids.add(e.id));
        if (arguments.path("calculateTotal").asBoolean(false)) {
            answer.put("total", all.size());
        }
    }

    private boolean matches(FakeEmail email, JsonNode filter) throws MethodTrouble {
        if (filter.has("operator")) {
            List<Boolean> parts = new ArrayList<>();
            for (JsonNode condition : filter.path("conditions")) {
                parts.add(matches(email, condition));
            }
            return switch (filter.path("operator").asString("")) {
                case "AND" -> !parts.contains(false);
                case "OR" -> parts.contains(true);
                case "NOT" -> !parts.contains(true);
                default -> throw new MethodTrouble("invalidArguments", "unknown operator");
            };
        }
        for (Map.Entry<String, JsonNode> condition : filter.properties()) {
            if (!holds(email, condition.getKey(), condition.getValue())) {
                return false;
            }
        }
        return true;
    }

    // RFC 8621 §4.4.1.
    private static boolean holds(FakeEmail email, String name, JsonNode value) throws MethodTrouble {
        return switch (name) {
            case "inMailbox" -> email.folders.contains(value.asString());
            case "inMailboxOtherThan" -> {
                Set<String> others = new TreeSet<>(email.folders);
                value.forEach(id -> others.remove(id.asString()));
                yield !others.isEmpty();
            }
            case "after" -> !email.receivedAt.isBefore(instant(value));
            case "before" -> email.receivedAt.isBefore(instant(value));
            case "minSize" -> email.bytes.length >= value.asInt();
            case "maxSize" -> email.bytes.length < value.asInt();
            case "hasKeyword" -> email.keywords.contains(value.asString());
            case "notKeyword" -> !email.keywords.contains(value.asString());
            case "header" -> email.hasHeader(value.path(0).asString(""), value.path(1).asString(""));
            default -> throw new MethodTrouble("unsupportedFilter", name);
        };
    }

    static Instant instant(JsonNode value) throws MethodTrouble {
        try {
            return Instant.parse(value.asString(""));
        } catch (DateTimeException e) {
            throw new MethodTrouble("invalidArguments", "no UTCDate");
        }
    }

    private void emailsImport(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        answer.put("oldState", account.emailState());
        Map<String, ObjectNode> created = new LinkedHashMap<>();
        ObjectNode notCreated = JSON.objectNode();
        for (Map.Entry<String, JsonNode> wish : arguments.path("emails").properties()) {
            JsonNode email = wish.getValue();
            Optional<byte[]> bytes = account.blob(email.path("blobId").asString(""));
            Set<String> into = EmailSet.trueKeys(email.path("mailboxIds"));
            if (bytes.isEmpty() || into.isEmpty() || into.stream().anyMatch(f -> account.folder(f).isEmpty())) {
                notCreated.set(wish.getKey(), JSON.objectNode().put("type", "invalidProperties"));
                continue;
            }
            Instant received = email.has("receivedAt") ? instant(email.path("receivedAt")) : clock.instant();
            FakeEmail made = account.add(bytes.get(), received, into, EmailSet.trueKeys(email.path("keywords")));
            created.put(wish.getKey(), JSON.objectNode().put("id", made.id).put("blobId", made.blobId).put("threadId", "t" + made.id)
                    .put("size", made.bytes.length));
        }
        answer.put("newState", account.emailState());
        ObjectNode createdNode = answer.putObject("created");
        created.forEach(createdNode::set);
        answer.set("notCreated", notCreated);
    }
}
