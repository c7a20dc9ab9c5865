package dev.cordon.testkit.providers.google;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A user's settings that matter to takeover and posture: filters, forwarding, delegates, other sender addresses. */
final class SettingsDesk {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Kept(ArrayNode filters, ObjectNode forwarding, ArrayNode forwardingAddresses, ArrayNode delegates) {}

    private final Map<String, Kept> byUser = new HashMap<>();

    private Kept of(String address) {
        return byUser.computeIfAbsent(address, a -> new Kept(JSON.arrayNode(), JSON.objectNode().put("enabled", false), JSON.arrayNode(),
                JSON.arrayNode()));
    }

    synchronized void filter(String address, String from, String forwardTo) {
        ArrayNode filters = of(address).filters();
        ObjectNode filter = filters.addObject().put("id", "ANe1Bm" + filters.size());
        filter.putObject("criteria").put("from", from);
        ObjectNode action = filter.putObject("action");
        action.putArray("removeLabelIds").add("INBOX");
        if (!forwardTo.isEmpty()) {
            action.put("forward", forwardTo);
        }
    }

    synchronized void forwarding(String address, String to) {
        of(address).forwarding().put("enabled", true).put("emailAddress", to).put("disposition", "leaveInInbox");
        of(address).forwardingAddresses().addObject().put("forwardingEmail", to).put("verificationStatus", "accepted");
    }

    synchronized void delegate(String address, String to) {
        of(address).delegates().addObject().put("delegateEmail", to).put("verificationStatus", "accepted");
    }

    synchronized ObjectNode answer(String address, GoogleCall call) throws GoogleRefusal {
        Kept kept = of(address);
        return switch (call.id()) {
            case "gmail.users.settings.filters.list" -> list("filter", kept.filters());
            case "gmail.users.settings.filters.delete" -> {
                remove(kept.filters(), call.part(6));
                yield JSON.objectNode();
            }
            case "gmail.users.settings.forwardingAddresses.list" -> list("forwardingAddresses", kept.forwardingAddresses());
            case "gmail.users.settings.delegates.list" -> list("delegates", kept.delegates());
            case "gmail.users.settings.getAutoForwarding" -> kept.forwarding();
            case "gmail.users.settings.updateAutoForwarding" -> {
                kept.forwarding().setAll((ObjectNode) call.json());
                yield kept.forwarding();
            }
            case "gmail.users.settings.sendAs.list" -> {
                ObjectNode answer = JSON.objectNode();
                answer.putArray("sendAs").addObject().put("sendAsEmail", address).put("displayName", "").put("replyToAddress", "")
                        .put("signature", "").put("isPrimary", true).put("isDefault", true);
                yield answer;
            }
            default -> throw new IllegalStateException(call.id());
        };
    }

    private static void remove(ArrayNode filters, String id) throws GoogleRefusal {
        for (Iterator<JsonNode> i = filters.iterator(); i.hasNext();) {
            if (i.next().path("id").asString("").equals(id)) {
                i.remove();
                return;
            }
        }
        throw GoogleRefusal.notFound();
    }

    private static ObjectNode list(String name, ArrayNode all) {
        ObjectNode answer = JSON.objectNode();
        if (!all.isEmpty()) {
            answer.set(name, all.deepCopy());
        }
        return answer;
    }
}
