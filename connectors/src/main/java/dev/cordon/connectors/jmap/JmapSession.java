package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the session resource tells (RFC 8620 §2), for one account. Its addresses may be relative: they are resolved against the place
 * where the session was found, and may lead to another host only over TLS from a session that came over TLS.
 *
 * @param download template with {accountId}, {blobId}, {name}, {type}
 * @param eventSource template with {types}, {closeafter}, {ping}; empty when push is not offered
 */
record JmapSession(URI at, String accountId, boolean readOnly, String api, String download, String eventSource, Limits limits) {
    static final String CORE = "urn:ietf:params:jmap:core";
    static final String MAIL = "urn:ietf:params:jmap:mail";

    /** What the server takes at once (RFC 8620 §2). */
    record Limits(int objectsInGetMax, int callsInRequestMax, long requestBytesMax, int concurrentRequestsMax) {
        private static Limits of(JsonNode core) {
            return new Limits(positive(core, "maxObjectsInGet", 500), positive(core, "maxCallsInRequest", 16),
                    positive(core, "maxSizeRequest", 10_000_000), positive(core, "maxConcurrentRequests", 4));
        }

        private static int positive(JsonNode core, String name, int usual) {
            long value = core.path(name).asLong(usual);
            return Math.clamp(value <= 0 ? usual : value, 1, Integer.MAX_VALUE);
        }
    }

    static JmapSession of(URI at, JsonNode json, String address, String user) throws FaultFound {
        if (!json.path("capabilities").has(MAIL) || json.path("apiUrl").asString("").isEmpty()) {
            throw new FaultFound(new Fault.Malformed(at.getHost() + " answered with something that is no JMAP session for mail"));
        }
        String accountId = account(json, address, user);
        boolean readOnly = json.path("accounts").path(accountId).path("isReadOnly").asBoolean(false);
        return new JmapSession(at, accountId, readOnly, json.path("apiUrl").asString(""), json.path("downloadUrl").asString(""),
                json.path("eventSourceUrl").asString(""), Limits.of(json.path("capabilities").path(CORE)));
    }

    // A mailbox must not be taken for another: the account's name is the address, or the login is the mailbox's own, or the only account
    // has a name that is no address at all.
    private static String account(JsonNode json, String address, String user) throws FaultFound {
        List<String> withMail = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : json.path("accounts").properties()) {
            String name = entry.getValue().path("name").asString("");
            if (name.equalsIgnoreCase(address)) {
                return entry.getKey();
            }
            if (entry.getValue().path("accountCapabilities").has(MAIL)) {
                withMail.add(entry.getKey());
                names.add(name);
            }
        }
        boolean own = address.equalsIgnoreCase(user) || address.equalsIgnoreCase(json.path("username").asString(""));
        if (withMail.size() == 1 && (own || names.getFirst().indexOf('@') < 0)) {
            return withMail.getFirst();
        }
        String primary = json.path("primaryAccounts").path(MAIL).asString("");
        if (!primary.isEmpty() && own) {
            return primary;
        }
        throw new FaultFound(new Fault.Denied("the login does not reach the mailbox " + address + "; it reaches " + names));
    }

    URI apiUri() throws FaultFound {
        return place(api);
    }

    URI downloadUri(String blobId) throws FaultFound {
        return place(filled(download, Map.of("accountId", accountId, "blobId", blobId, "name", "message.eml", "type", "message/rfc822")));
    }

    URI eventUri(int pingSeconds) throws FaultFound {
        return place(filled(eventSource, Map.of("types", "Email", "closeafter", "no", "ping", Integer.toString(pingSeconds))));
    }

    /** Fills a URI template of level 1 (RFC 6570 §3.2.2); James writes {closeAfter} where the RFC says {closeafter}. */
    static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String encoded = URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8).replace("+", "%20");
            text = text.replace("{" + value.getKey() + "}", encoded).replace("{closeAfter}", "no");
        }
        return text;
    }

    private URI place(String address) throws FaultFound {
        try {
            return checked(at, at.resolve(address));
        } catch (IllegalArgumentException e) {
            throw new FaultFound(new Fault.Malformed("the session of " + at.getHost() + " names an address that is none"));
        }
    }

    private static URI checked(URI from, URI to) throws FaultFound {
        boolean sameHost = from.getScheme().equals(to.getScheme()) && from.getHost().equalsIgnoreCase(String.valueOf(to.getHost()))
                && from.getPort() == to.getPort();
        boolean secure = "https".equals(from.getScheme()) && "https".equals(to.getScheme()) && to.getHost() != null;
        if (!sameHost && !secure) {
            throw new FaultFound(new Fault.Denied("the session of " + from.getHost() + " sends us to " + to.getScheme() + "://" + to.getHost()
                    + ": credentials go to another host only over TLS"));
        }
        return to;
    }
}
