package dev.cordon.testkit.providers.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups, domains and inbox rules, as far as they are asked for. */
final class DirectoryDesk {
    static final Set<String> USERS = Set.of("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
    static final Set<String> GROUPS = Set.of("GroupMember.Read.All", "Group.ReadBasic.All", "Directory.Read.All");
    static final Set<String> DOMAINS = Set.of("Domain.Read.All", "Directory.Read.All");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PAGE_USUAL = 100;

    private final FakeGraph fake;

    /** Which of these roles a question about the directory or its logs needs. */
    static Set<String> needed(java.util.List<String> path) {
        return switch (path.getLast()) {
            case "groups", "members", "transitiveMembers" -> GROUPS;
            case "signIns", "directoryAudits" -> Set.of("AuditLog.Read.All");
            case "queries" -> Set.of("AuditLogsQuery-Exchange.Read.All", "AuditLogsQuery.Read.All");
            case "riskyUsers" -> Set.of("IdentityRiskyUser.Read.All");
            case "riskDetections" -> Set.of("IdentityRiskEvent.Read.All");
            case "oauth2PermissionGrants" -> Set.of("Directory.Read.All");
            case "messageTraces" -> Set.of("ExchangeMessageTrace.Read.All");
            default -> Set.of();
        };
    }

    DirectoryDesk(FakeGraph fake) {
        this.fake = fake;
    }

    GraphReply users(GraphRequest request) {
        int top = Integer.parseInt(request.query().getOrDefault("$top", Integer.toString(PAGE_USUAL)));
        int skip = Integer.parseInt(request.query().getOrDefault("$skiptoken", "0"));
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        fake.addresses().stream().skip(skip).limit(top).forEach(a -> fake.mailbox(a).ifPresent(box -> value.add(user(box))));
        if (skip + top < fake.addresses().size()) {
            answer.put("@odata.nextLink", fake.link(request, Map.of("$skiptoken", Integer.toString(skip + top))));
        }
        return GraphReply.json(200, answer);
    }

    GraphReply user(String idOrName) throws GraphRefusal {
        GraphMailbox box = fake.mailbox(idOrName).orElseThrow(() -> new GraphRefusal(404, "Request_ResourceNotFound",
                "Resource '" + idOrName + "' does not exist or one of its queried reference-property objects are not present."));
        return GraphReply.json(200, user(box));
    }

    private static ObjectNode user(GraphMailbox box) {
        ObjectNode user = JSON.objectNode();
        user.put("id", box.userId).put("userPrincipalName", box.address).put("mail", box.address)
                .put("displayName", box.ownerName.isEmpty() ? box.address.substring(0, box.address.indexOf('@')) : box.ownerName)
                .put("accountEnabled", box.enabled).put("userType", "Member");
        return box.title.isEmpty() ? user : user.put("jobTitle", box.title);
    }

    /** Groups, all or those with one address. */
    GraphReply groups(GraphRequest request) {
        String filter = request.query().getOrDefault("$filter", "");
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        fake.groups().keySet().stream().filter(g -> filter.isEmpty() || filter.equals("mail eq '" + g + "'"))
                .forEach(g -> value.addObject().put("id", groupId(g)).put("mail", g).put("displayName", g));
        return GraphReply.json(200, answer);
    }

    private static String groupId(String address) {
        return String.format(Locale.ROOT, "6d0c7a11-0000-4000-8000-%012x", address.hashCode() & 0xFFFFFFFFL);
    }

    GraphReply members(String groupId) throws GraphRefusal {
        String group = fake.groups().keySet().stream().filter(g -> groupId(g).equals(groupId)).findFirst()
                .orElseThrow(() -> new GraphRefusal(404, "Request_ResourceNotFound", "Resource '" + groupId + "' does not exist."));
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        fake.groups().getOrDefault(group, List.of()).forEach(m -> fake.mailbox(m).ifPresent(box ->
                value.addObject().put("@odata.type", "#microsoft.graph.user").put("id", box.userId)));
        return GraphReply.json(200, answer);
    }

    /** The inbox rules of a mailbox; {@code PATCH} switches one on or off. */
    GraphReply rules(GraphRequest request, GraphMailbox box) throws GraphRefusal {
        if (request.path().size() == 5) {
            return list(box.rules);
        }
        ObjectNode rule = box.rules.stream().filter(r -> r.path("id").asString("").equals(request.at(5))).findFirst()
                .orElseThrow(() -> new GraphRefusal(404, "ErrorItemNotFound", "The specified object was not found in the store."));
        if (request.method().equals("PATCH") && request.json().path("isEnabled").isBoolean()) {
            rule.put("isEnabled", request.json().path("isEnabled").asBoolean());
        }
        return GraphReply.json(200, rule);
    }

    GraphReply list(List<ObjectNode> all) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        all.forEach(one -> value.add(one.deepCopy()));
        return GraphReply.json(200, answer);
    }

    /** Sign-ins; of one user when the filter names one. */
    GraphReply signIns(GraphRequest request) {
        String filter = request.query().getOrDefault("$filter", "");
        return list(fake.signIns().stream().filter(s -> !filter.contains("userPrincipalName eq")
                || filter.contains("userPrincipalName eq '" + s.path("userPrincipalName").asString("") + "'")).toList());
    }

    GraphReply nothing() {
        ObjectNode answer = JSON.objectNode();
        answer.putArray("value");
        return GraphReply.json(200, answer);
    }

    GraphReply domains() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode value = answer.putArray("value");
        fake.addresses().stream().map(a -> a.substring(a.indexOf('@') + 1)).distinct()
                .forEach(d -> value.addObject().put("id", d).put("isVerified", true).put("isDefault", true));
        return GraphReply.json(200, answer);
    }
}
