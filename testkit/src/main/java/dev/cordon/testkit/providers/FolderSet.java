package dev.cordon.testkit.providers;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code Mailbox/set} (RFC 8621 §2.5): create at the top level and destroy when empty. */
final class FolderSet {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final FakeAccount account;

    FolderSet(FakeAccount account) {
        this.account = account;
    }

    void run(ObjectNode arguments, ObjectNode answer) throws MethodTrouble {
        JsonNode ifInState = arguments.path("ifInState");
        if (ifInState.isString() && !ifInState.asString().equals(account.mailboxState())) {
            throw new MethodTrouble("stateMismatch", "the state is another");
        }
        answer.put("oldState", account.mailboxState());
        ObjectNode created = JSON.objectNode();
        ObjectNode notCreated = JSON.objectNode();
        for (Map.Entry<String, JsonNode> wish : arguments.path("create").properties()) {
            String name = wish.getValue().path("name").asString("");
            if (name.isEmpty() || account.folderNamed(name).isPresent()) {
                ObjectNode error = JSON.objectNode().put("type", "invalidProperties");
                error.putArray("properties").add("name");
                notCreated.set(wish.getKey(), error);
                continue;
            }
            FakeFolder folder = account.addFolder(name, wish.getValue().path("role").asString(""), wish.getValue().path("sortOrder").asInt(0),
                    wish.getValue().path("isSubscribed").asBoolean(false));
            created.set(wish.getKey(), JSON.objectNode().put("id", folder.id()));
        }
        ArrayNode destroyed = JSON.arrayNode();
        ObjectNode notDestroyed = JSON.objectNode();
        for (JsonNode id : arguments.path("destroy")) {
            if (account.removeFolder(id.asString())) {
                destroyed.add(id.asString());
            } else {
                notDestroyed.set(id.asString(), JSON.objectNode()
                        .put("type", account.folder(id.asString()).isPresent() ? "mailboxHasEmail" : "notFound"));
            }
        }
        answer.put("newState", account.mailboxState());
        answer.set("created", created);
        answer.set("notCreated", notCreated);
        answer.set("destroyed", destroyed);
        answer.set("notDestroyed", notDestroyed);
    }
}
