package dev.cordon.connectors;

import dev.cordon.testkit.providers.FakeJmap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that what we ask and what the fake answers has the shape that RFC 8620 and RFC 8621 give it. */
final class JmapShapes implements FakeJmap.Observer {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Set<String> GET = Set.of("accountId", "ids", "properties");
    private static final Set<String> SET = Set.of("accountId", "ifInState", "create", "update", "destroy");
    // RFC 8620 §5.1, §5.2, §5.3, §5.5; RFC 8621 §2, §4.
    private static final Map<String, Set<String>> ARGUMENTS = Map.of("Mailbox/get", GET, "Email/get", GET, "Mailbox/set", SET, "Email/set", SET,
            "Email/changes", Set.of("accountId", "sinceState", "maxChanges"),
            "Email/query", Set.of("accountId", "filter", "sort", "position", "anchor", "anchorOffset", "limit", "calculateTotal", "collapseThreads"));
    private static final Set<String> GOT = Set.of("accountId", "state", "list", "notFound");
    private static final Set<String> DONE = Set.of("accountId", "newState");
    private static final Map<String, Set<String>> ANSWERS = Map.of("Mailbox/get", GOT, "Email/get", GOT, "Mailbox/set", DONE, "Email/set", DONE,
            "Email/changes", Set.of("accountId", "oldState", "newState", "hasMoreChanges", "created", "updated", "destroyed"),
            "Email/query", Set.of("accountId", "queryState", "canCalculateChanges", "position", "ids"));
    private static final Set<String> FILTERS = Set.of("inMailbox", "inMailboxOtherThan", "before", "after", "minSize", "maxSize", "header");
    private static final Set<String> SESSION = Set.of("capabilities", "accounts", "primaryAccounts", "username", "apiUrl", "downloadUrl",
            "uploadUrl", "eventSourceUrl", "state");
    private static final Set<String> CORE = Set.of("maxSizeUpload", "maxConcurrentUpload", "maxSizeRequest", "maxConcurrentRequests",
            "maxCallsInRequest", "maxObjectsInGet", "maxObjectsInSet", "collationAlgorithms");

    private final List<String> problems = new ArrayList<>();
    private int seen;

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized int seen() {
        return seen;
    }

    @Override public synchronized void seen(String path, String request, String answer) {
        seen++;
        if (path.equals("/jmap/session")) {
            session(MAPPER.readTree(answer));
        } else {
            request(MAPPER.readTree(request));
            answer(MAPPER.readTree(request), MAPPER.readTree(answer));
        }
    }

    private void want(boolean holds, String what, JsonNode where) {
        if (!holds) {
            problems.add(what + ": " + where);
        }
    }

    private void session(JsonNode session) {
        want(names(session).containsAll(SESSION), "a session lacks members (RFC 8620 §2)", session);
        want(names(session.path("capabilities").path("urn:ietf:params:jmap:core")).containsAll(CORE), "core lacks limits", session);
        for (String variable : List.of("{accountId}", "{blobId}", "{name}", "{type}")) {
            want(session.path("downloadUrl").asString("").contains(variable), "downloadUrl lacks " + variable, session);
        }
        for (String variable : List.of("{types}", "{closeafter}", "{ping}")) {
            want(session.path("eventSourceUrl").asString("").contains(variable), "eventSourceUrl lacks " + variable, session);
        }
    }

    private void request(JsonNode request) {
        want(names(request).equals(Set.of("using", "methodCalls")), "a request has other members (RFC 8620 §3.3)", request);
        want(request.path("using").isArray() && request.path("using").size() == 2, "using", request);
        Set<String> callIds = new HashSet<>();
        for (JsonNode call : request.path("methodCalls")) {
            String method = call.path(0).asString("");
            JsonNode arguments = call.path(1);
            want(call.size() == 3 && call.path(2).isString() && callIds.add(call.path(2).asString("")), "an invocation (RFC 8620 §3.2)", call);
            want(ARGUMENTS.containsKey(method) && ARGUMENTS.getOrDefault(method, Set.of()).containsAll(names(arguments)), "arguments", call);
            want(isId(arguments.path("accountId")), "accountId", call);
            if (method.endsWith("/get")) {
                want(arguments.path("ids").isNull() || allIds(arguments.path("ids")), "ids", call);
            } else if (method.equals("Email/changes")) {
                want(arguments.path("sinceState").isString() && arguments.path("maxChanges").asInt(0) > 0, "changes", call);
            } else if (method.equals("Email/query")) {
                want(FILTERS.containsAll(names(arguments.path("filter"))), "a FilterCondition (RFC 8621 §4.4.1)", call);
                want(arguments.path("limit").asInt(0) > 0 && arguments.path("sort").path(0).path("property").isString(), "query", call);
            } else if (method.equals("Email/set")) {
                arguments.path("update").properties().forEach(patch -> patch(patch.getValue(), call));
            }
        }
    }

    // RFC 8620 §5.3: no path may be a prefix of another; RFC 8621 §4.6: only these two properties of an Email can change.
    private void patch(JsonNode patch, JsonNode call) {
        for (String path : names(patch)) {
            String property = path.split("/", 2)[0];
            want(property.equals("mailboxIds") || property.equals("keywords"), "a patch", call);
            want(path.equals(property) || !patch.has(property), "overlapping patches", call);
            want(!property.equals("mailboxIds") || !patch.path(property).isEmpty(), "an email must be in a folder", call);
        }
    }

    private void answer(JsonNode request, JsonNode answer) {
        want(names(answer).equals(Set.of("methodResponses", "sessionState")), "a response (RFC 8620 §3.4)", answer);
        want(answer.path("methodResponses").size() >= request.path("methodCalls").size(), "an answer to each call", answer);
        for (JsonNode one : answer.path("methodResponses")) {
            String method = one.path(0).asString("");
            if (method.equals("error")) {
                want(one.path(1).path("type").isString(), "an error (RFC 8620 §3.6.2)", one);
                continue;
            }
            want(one.size() == 3 && names(one.path(1)).containsAll(ANSWERS.getOrDefault(method, Set.of("?"))), "an answer", one);
            for (JsonNode email : method.equals("Email/get") ? one.path(1).path("list") : MAPPER.createArrayNode()) {
                want(isId(email.path("id")), "an email's id", one);
                want(!email.has("mailboxIds") || !email.path("mailboxIds").isEmpty(), "an email in no folder", one);
                want(!email.has("receivedAt") || email.path("receivedAt").asString("").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
                        "a UTCDate (RFC 8620 §1.4)", one);
            }
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.properties().forEach(p -> names.add(p.getKey()));
        return names;
    }

    private static boolean allIds(JsonNode list) {
        boolean all = list.isArray();
        for (JsonNode id : list) {
            all &= isId(id);
        }
        return all;
    }

    // RFC 8620 §1.2.
    private static boolean isId(JsonNode id) {
        return id.isString() && id.asString("").matches("[A-Za-z0-9_-]{1,255}");
    }
}
