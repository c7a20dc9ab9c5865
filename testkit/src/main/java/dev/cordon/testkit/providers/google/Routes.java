package dev.cordon.testkit.providers.google;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The methods that the fake has: their ids and paths in Google's discovery documents, and the scopes of which one is needed. */
final class Routes {
    private static final String MAIL = "https://mail.google.com/";
    private static final String PREFIX = "https://www.googleapis.com/auth/";
    private static final String READS = "gmail.readonly gmail.modify";
    private static final String WRITES = "gmail.modify";
    private static final String SETTINGS = "gmail.settings.basic gmail.readonly gmail.modify";
    private static final String U = "/gmail/v1/users/{u}";
    private static final String DIRECTORY = "/admin/directory/v1";

    /** @param scopes of which the token needs one */
    record Route(String id, String method, List<String> template, List<String> scopes) {
        boolean fits(String asked, List<String> path) {
            if (!method.equals(asked) || path.size() != template.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                String wanted = template.get(i);
                boolean any = wanted.startsWith("{");
                String verb = any ? wanted.substring(wanted.indexOf('}') + 1) : "";
                if (any ? !path.get(i).endsWith(verb) || verb.isEmpty() && path.get(i).indexOf(':') >= 0 : !wanted.equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Route> ALL = all();

    private Routes() {}

    static Optional<Route> of(String method, List<String> path) {
        return ALL.stream().filter(r -> r.fits(method, path)).findFirst();
    }

    static Map<String, List<String>> scopes() {
        Map<String, List<String>> scopes = new TreeMap<>();
        ALL.forEach(r -> scopes.put(r.id(), r.scopes()));
        return scopes;
    }

    private static List<Route> all() {
        List<Route> all = new ArrayList<>();
        gmail(all);
        settings(all);
        String topics = "/v1/projects/{p}/topics";
        String subscriptions = "/v1/projects/{p}/subscriptions";
        add(all, "pubsub.projects.topics.create PUT " + topics + "/{t}", "pubsub");
        add(all, "pubsub.projects.topics.publish POST " + topics + "/{t}:publish", "pubsub");
        add(all, "pubsub.projects.subscriptions.create PUT " + subscriptions + "/{s}", "pubsub");
        add(all, "pubsub.projects.subscriptions.get GET " + subscriptions + "/{s}", "pubsub");
        for (String verb : List.of("pull", "acknowledge", "modifyAckDeadline")) {
            add(all, "pubsub.projects.subscriptions." + verb + " POST " + subscriptions + "/{s}:" + verb, "pubsub");
        }
        add(all, "directory.users.list GET " + DIRECTORY + "/users", "admin.directory.user.readonly admin.directory.user");
        add(all, "directory.users.get GET " + DIRECTORY + "/users/{k}", "admin.directory.user.readonly admin.directory.user");
        add(all, "directory.groups.list GET " + DIRECTORY + "/groups", "admin.directory.group.readonly");
        add(all, "directory.members.list GET " + DIRECTORY + "/groups/{g}/members",
                "admin.directory.group.member.readonly admin.directory.group.readonly");
        add(all, "directory.domains.list GET " + DIRECTORY + "/customer/{c}/domains", "admin.directory.domain.readonly");
        add(all, "directory.tokens.list GET " + DIRECTORY + "/users/{k}/tokens", "admin.directory.user.security");
        add(all, "reports.activities.list GET /admin/reports/v1/activity/users/{k}/applications/{a}", "admin.reports.audit.readonly");
        return all;
    }

    private static void gmail(List<Route> all) {
        add(all, "gmail.users.getProfile GET " + U + "/profile", READS + " gmail.metadata");
        add(all, "gmail.users.history.list GET " + U + "/history", READS + " gmail.metadata");
        add(all, "gmail.users.watch POST " + U + "/watch", READS + " gmail.metadata");
        add(all, "gmail.users.stop POST " + U + "/stop", READS + " gmail.metadata");
        add(all, "gmail.users.labels.list GET " + U + "/labels", READS + " gmail.metadata gmail.labels");
        add(all, "gmail.users.labels.get GET " + U + "/labels/{l}", READS + " gmail.metadata gmail.labels");
        add(all, "gmail.users.labels.create POST " + U + "/labels", WRITES + " gmail.labels");
        add(all, "gmail.users.labels.delete DELETE " + U + "/labels/{l}", WRITES + " gmail.labels");
        add(all, "gmail.users.messages.list GET " + U + "/messages", READS + " gmail.metadata");
        add(all, "gmail.users.messages.insert POST " + U + "/messages", WRITES + " gmail.insert");
        add(all, "gmail.users.messages.insert POST /upload" + U + "/messages", WRITES + " gmail.insert");
        add(all, "gmail.users.messages.import POST " + U + "/messages/import", WRITES + " gmail.insert");
        add(all, "gmail.users.messages.import POST /upload" + U + "/messages/import", WRITES + " gmail.insert");
        add(all, "gmail.users.messages.batchModify POST " + U + "/messages/batchModify", WRITES);
        add(all, "gmail.users.messages.batchDelete POST " + U + "/messages/batchDelete", "");
        add(all, "gmail.users.messages.get GET " + U + "/messages/{m}", READS + " gmail.metadata");
        add(all, "gmail.users.messages.delete DELETE " + U + "/messages/{m}", "");
        for (String verb : List.of("modify", "trash", "untrash")) {
            add(all, "gmail.users.messages." + verb + " POST " + U + "/messages/{m}/" + verb, WRITES);
            add(all, "gmail.users.threads." + verb + " POST " + U + "/threads/{t}/" + verb, WRITES);
        }
        add(all, "gmail.users.threads.list GET " + U + "/threads", READS + " gmail.metadata");
        add(all, "gmail.users.threads.get GET " + U + "/threads/{t}", READS + " gmail.metadata");
    }

    private static void settings(List<Route> all) {
        for (String what : List.of("filters", "forwardingAddresses", "sendAs")) {
            add(all, "gmail.users.settings." + what + ".list GET " + U + "/settings/" + what, SETTINGS);
        }
        add(all, "gmail.users.settings.filters.delete DELETE " + U + "/settings/filters/{f}", "gmail.settings.basic");
        add(all, "gmail.users.settings.delegates.list GET " + U + "/settings/delegates", SETTINGS);
        add(all, "gmail.users.settings.getAutoForwarding GET " + U + "/settings/autoForwarding", SETTINGS);
        add(all, "gmail.users.settings.updateAutoForwarding PUT " + U + "/settings/autoForwarding", "gmail.settings.sharing");
    }

    private static void add(List<Route> all, String line, String scopes) {
        String[] parts = line.split(" ", -1);
        List<String> needed = new ArrayList<>();
        for (String scope : scopes.split(" ", -1)) {
            if (!scope.isEmpty()) {
                needed.add(PREFIX + scope);
            }
        }
        if (parts[0].startsWith("gmail.") && !scopes.startsWith("gmail.settings.basic") && !scopes.startsWith("gmail.settings.sharing")
                || scopes.equals(SETTINGS)) {
            needed.add(MAIL);
        }
        all.add(new Route(parts[0], parts[1], List.of(parts[2].substring(1).split("/", -1)), List.copyOf(needed)));
    }
}
