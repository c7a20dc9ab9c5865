package dev.cordon.testkit.providers.google;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The administrator's side: users, groups, members, domains (Directory) and activities (Reports). */
final class OfficeDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration REPORT_MAX = Duration.ofDays(30);

    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<String> domains = new ArrayList<>();
    private final Map<String, List<ObjectNode>> activities = new LinkedHashMap<>();

    synchronized void user(String address, String fullName, String title, boolean admin) {
        String given = fullName.contains(" ") ? fullName.substring(0, fullName.indexOf(' ')) : fullName;
        String family = fullName.contains(" ") ? fullName.substring(fullName.indexOf(' ') + 1) : "";
        ObjectNode user = JSON.objectNode().put("id", Integer.toString(1_000 + users.size())).put("primaryEmail", address)
                .put("suspended", false).put("archived", false).put("isAdmin", admin).put("isDelegatedAdmin", false)
                .put("isEnrolledIn2Sv", true).put("isEnforcedIn2Sv", true).put("isMailboxSetup", true).put("orgUnitPath", "/");
        user.putObject("name").put("fullName", fullName).put("givenName", given).put("familyName", family);
        if (!title.isEmpty()) {
            user.putArray("organizations").addObject().put("title", title).put("primary", true);
        }
        users.put(address, user);
    }

    synchronized void group(String address, List<String> members) {
        groups.put(address, List.copyOf(members));
    }

    synchronized void domain(String name) {
        domains.add(name);
    }

    synchronized void activity(String application, Instant at, String actor, String event) {
        ObjectNode activity = JSON.objectNode();
        activity.putObject("id").put("time", at.toString()).put("uniqueQualifier", Long.toString(7_000 + activities.size()))
                .put("applicationName", application).put("customerId", "C0fake");
        activity.putObject("actor").put("email", actor).put("profileId", "1");
        activity.putArray("events").addObject().put("type", event).put("name", event).putArray("parameters");
        activities.computeIfAbsent(application, a -> new ArrayList<>()).add(activity);
    }

    synchronized ObjectNode answer(GoogleCall call) throws GoogleRefusal {
        return switch (call.id()) {
            case "directory.users.list" -> {
                if (call.option("customer").isEmpty() && call.option("domain").isEmpty()) {
                    throw GoogleRefusal.invalid("Bad Request");
                }
                yield page(call, "users", new ArrayList<>(users.values()), 100, 500);
            }
            case "directory.users.get" -> {
                ObjectNode user = users.get(call.part(4));
                if (user == null) {
                    throw new GoogleRefusal(404, "notFound", "Resource Not Found: userKey");
                }
                yield user;
            }
            case "directory.groups.list" -> page(call, "groups", groups.entrySet().stream()
                    .filter(g -> call.option("userKey").isEmpty() || g.getValue().contains(call.option("userKey")))
                    .map(g -> JSON.objectNode().put("id", "g" + g.getKey().hashCode()).put("email", g.getKey()).put("name", g.getKey())
                            .put("directMembersCount", Integer.toString(g.getValue().size()))).toList(), 200, 200);
            case "directory.members.list" -> {
                if (!groups.containsKey(call.part(4))) {
                    throw new GoogleRefusal(404, "notFound", "Resource Not Found: groupKey");
                }
                yield page(call, "members", groups.getOrDefault(call.part(4), List.of()).stream()
                        .map(m -> JSON.objectNode().put("email", m).put("role", "MEMBER").put("type", "USER")).toList(), 200, 200);
            }
            case "directory.domains.list" -> {
                ObjectNode answer = JSON.objectNode();
                ArrayNode list = answer.putArray("domains");
                domains.forEach(d -> list.addObject().put("domainName", d).put("isPrimary", d.equals(domains.getFirst())).put("verified", true));
                yield answer;
            }
            case "directory.tokens.list" -> JSON.objectNode();
            case "reports.activities.list" -> reports(call);
            default -> throw new IllegalStateException(call.id());
        };
    }

    private ObjectNode reports(GoogleCall call) throws GoogleRefusal {
        Instant from = time(call.option("startTime"), Instant.EPOCH);
        Instant to = time(call.option("endTime"), Instant.MAX);
        String application = call.part(7);
        // The gmail log wants both ends, no more than thirty days apart.
        if (application.equals("gmail") && (to.equals(Instant.MAX) || Duration.between(from, to).compareTo(REPORT_MAX) > 0)) {
            throw GoogleRefusal.invalid("Start time and end time should both be provided, and the time range should not exceed 30 days.");
        }
        String user = call.part(5);
        List<ObjectNode> found = activities.getOrDefault(application, List.of()).stream()
                .filter(a -> user.equals("all") || a.path("actor").path("email").asString("").equals(user))
                .filter(a -> !time(a.path("id").path("time").asString(""), Instant.MIN).isBefore(from)
                        && !time(a.path("id").path("time").asString(""), Instant.MIN).isAfter(to))
                .toList().reversed();
        return page(call, "items", found, 1_000, 1_000);
    }

    private static Instant time(String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static ObjectNode page(GoogleCall call, String name, List<ObjectNode> all, int usual, int max) throws GoogleRefusal {
        int from = Pages.from(call.option("pageToken"));
        int size = call.number("maxResults", usual, max);
        List<ObjectNode> part = all.subList(Math.min(from, all.size()), Math.min(all.size(), from + size));
        ObjectNode answer = JSON.objectNode();
        if (!part.isEmpty()) {
            ArrayNode list = answer.putArray(name);
            part.forEach(list::add);
        }
        if (from + size < all.size()) {
            answer.put("nextPageToken", Pages.token(from + size));
        }
        return answer;
    }
}
