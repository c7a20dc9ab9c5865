package dev.cordon.testkit.providers;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code Email/set} (RFC 8621 §4.6): whole properties or patches of mailboxIds and keywords, and destroy. Nothing can be created. */
final class EmailSet {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FakeAccount account;

    EmailSet(FakeAccount account) {
        this.account = account;
    }

    void run(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        JsonNode ifInState = arguments.path("ifInState");
        if (ifInState.isString() && !ifInState.asString().equals(account.emailState())) {
            throw new MethodTrouble("stateMismatch", "the state is another");
        }
        answer.put("oldState", account.emailState());
        ObjectNode updated = JSON.objectNode();
        ObjectNode notUpdated = JSON.objectNode();
        for (Map.Entry<String, JsonNode> wish : arguments.path("update").properties()) {
            Optional<ObjectNode> refused = update(wish.getKey(), wish.getValue());
            if (refused.isPresent()) {
                notUpdated.set(wish.getKey(), refused.get());
            } else {
                updated.set(wish.getKey(), JSON.nullNode());
            }
        }
        ArrayNode destroyed = JSON.arrayNode();
        ObjectNode notDestroyed = JSON.objectNode();
        for (JsonNode id : arguments.path("destroy")) {
            if (account.destroy(id.asString())) {
                destroyed.add(id.asString());
            } else {
                notDestroyed.set(id.asString(), error("notFound"));
            }
        }
        answer.put("newState", account.emailState());
        answer.set("created", JSON.nullNode());
        answer.set("updated", updated);
        answer.set("destroyed", destroyed);
        answer.set("notUpdated", notUpdated);
        answer.set("notDestroyed", notDestroyed);
    }

    private Optional<ObjectNode> update(String id, JsonNode wish) {
        Optional<FakeEmail> email = account.email(id);
        if (email.isEmpty()) {
            return Optional.of(error("notFound"));
        }
        Set<String> folders = new TreeSet<>(email.get().folders);
        Set<String> keywords = new TreeSet<>(email.get().keywords);
        for (Map.Entry<String, JsonNode> property : wish.properties()) {
            String path = property.getKey();
            int slash = path.indexOf('/');
            String name = slash < 0 ? path : path.substring(0, slash);
            if (!name.equals("mailboxIds") && !name.equals("keywords")) {
                return Optional.of(error("invalidProperties"));
            }
            if (slash >= 0 && wish.has(name)) {
                return Optional.of(error("invalidPatch"));
            }
            apply(name.equals("keywords") ? keywords : folders, slash < 0 ? "" : unescape(path.substring(slash + 1)), property.getValue());
        }
        if (folders.isEmpty() || folders.stream().anyMatch(f -> account.folder(f).isEmpty())) {
            return Optional.of(error("invalidProperties"));
        }
        account.change(id, folders, keywords);
        return Optional.empty();
    }

    // RFC 8620 §5.3: a patch to null removes; a whole property replaces.
    private static void apply(Set<String> names, String key, JsonNode value) {
        if (key.isEmpty()) {
            names.clear();
            names.addAll(trueKeys(value));
        } else if (value.asBoolean(false)) {
            names.add(key);
        } else {
            names.remove(key);
        }
    }

    // RFC 6901 §4.
    private static String unescape(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    static Set<String> trueKeys(JsonNode flags) {
        Set<String> keys = new TreeSet<>();
        flags.properties().forEach(flag -> {
            if (flag.getValue().asBoolean(false)) {
                keys.add(flag.getKey());
            }
        });
        return keys;
    }

    private static ObjectNode error(String type) {
        return JSON.objectNode().put("type", type);
    }
}
