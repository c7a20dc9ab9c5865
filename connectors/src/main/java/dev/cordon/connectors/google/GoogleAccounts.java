package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Outside;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.desk.Accounts;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Filters, forwarding, delegates and other sender addresses of Gmail accounts, with the scope for reading mail; logins from the Reports API, in
 * the name of an administrator.
 */
public final class GoogleAccounts implements Accounts {
    private static final String AUDIT = "admin.reports.audit.readonly";
    private static final Gate.Share QUOTA = new Gate.Share(4, 2_400, Duration.ofMinutes(1));
    private static final Set<String> RISKY = Set.of("suspicious_login", "suspicious_login_less_secure_app", "suspicious_programmatic_login",
            "gov_attack_warning", "account_disabled_hijacked", "account_disabled_password_leak", "2sv_disable", "email_forwarding_out_of_domain");
    private static final int LOGINS = 50;

    private final HttpLine http;
    private final GooglePlaces places;
    private final GoogleTokens tokens;
    private final InstantSource clock;
    private final String administrator;
    private final Outside outside;

    /** Contacts nobody yet. {@link IllegalArgumentException} when the key cannot be used. */
    public GoogleAccounts(ConnectorConfig config, String administrator, List<String> ownDomains, InstantSource clock) {
        GoogleConfig google = config.google();
        this.places = GooglePlaces.of(google.api());
        this.http = HttpLine.open(places.own() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        Set<String> allowed = new HashSet<>(config.mailboxes().stream().map(MailboxConfig::address).toList());
        if (!administrator.isEmpty()) {
            allowed.add(administrator);
        }
        this.tokens = new GoogleTokens(ServiceAccount.of(google, places, http, clock), new TokenEndpoint(http, places.token()), clock, allowed);
        this.clock = clock;
        this.administrator = administrator;
        this.outside = new Outside(ownDomains);
    }

    private interface Question {
        void ask() throws FaultFound;
    }

    @Override public Signs signs(String address) {
        GmailAccess access = new GmailAccess(new GoogleLine(http, tokens, new Gate(QUOTA, clock), Gate.Purpose.READ, address,
                GoogleDoor.READ_SCOPE, "the reader of " + address), places, address);
        List<Sign> signs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        tell("filters", missing, () -> access.get("/settings/filters", 1).path("filter").forEach(f -> signs.add(filter(f))));
        tell("forwarding", missing, () -> {
            JsonNode forwarding = access.get("/settings/autoForwarding", 1);
            String to = forwarding.path("emailAddress").asString("");
            if (forwarding.path("enabled").asBoolean(false)) {
                signs.add(new Sign("forwarding", "", "everything is sent to " + to, outside.is(to)));
            }
        });
        tell("delegates", missing, () -> access.get("/settings/delegates", 1).path("delegates").forEach(d -> {
            String who = d.path("delegateEmail").asString("");
            signs.add(new Sign("delegate", who, who + " reads this mailbox", outside.is(who)));
        }));
        tell("sender addresses", missing, () -> access.get("/settings/sendAs", 1).path("sendAs").forEach(s -> sendAs(s, signs)));
        if (administrator.isEmpty()) {
            missing.add("logins: no administrator is named (`directory: {administrator: …}`)");
        } else {
            tell("logins", missing, () -> logins(address, signs));
        }
        return new Signs(signs, missing);
    }

    private static void tell(String what, List<String> missing, Question question) {
        try {
            question.ask();
        } catch (FaultFound e) {
            missing.add(what + ": " + e.fault().what());
        }
    }

    private Sign filter(JsonNode filter) {
        String to = filter.path("action").path("forward").asString("");
        Set<String> removed = new HashSet<>();
        Set<String> added = new HashSet<>();
        filter.path("action").path("removeLabelIds").forEach(l -> removed.add(l.asString("")));
        filter.path("action").path("addLabelIds").forEach(l -> added.add(l.asString("")));
        List<String> does = new ArrayList<>();
        if (!to.isEmpty()) {
            does.add("sends to " + to);
        }
        if (added.contains("TRASH")) {
            does.add("deletes");
        }
        boolean hides = removed.contains("INBOX") && removed.contains("UNREAD");
        if (hides) {
            does.add("archives and marks as read");
        }
        return new Sign("filter", filter.path("id").asString(""), does.isEmpty() ? "sorts mail" : String.join(", ", does),
                !to.isEmpty() && outside.is(to) || added.contains("TRASH") || hides);
    }

    private void sendAs(JsonNode one, List<Sign> signs) {
        String address = one.path("sendAsEmail").asString("");
        String replies = one.path("replyToAddress").asString("");
        if (!one.path("isPrimary").asBoolean(false) || !replies.isEmpty()) {
            signs.add(new Sign("send-as", address, "sends as " + address + (replies.isEmpty() ? "" : ", answers go to " + replies),
                    outside.is(address) || !replies.isEmpty() && outside.is(replies)));
        }
    }

    private void logins(String address, List<Sign> signs) throws FaultFound {
        GoogleLine line = new GoogleLine(http, tokens, new Gate(QUOTA, clock), Gate.Purpose.READ, administrator, AUDIT,
                "the reader of the audit log");
        JsonNode answer = line.get(GooglePlaces.uri(places.admin(), "/admin/reports/v1/activity/users/" + GmailAccess.encoded(address)
                + "/applications/login?maxResults=" + LOGINS), 1);
        for (JsonNode item : answer.path("items")) {
            for (JsonNode event : item.path("events")) {
                String name = event.path("name").asString("");
                String ip = item.path("ipAddress").asString("");
                signs.add(new Sign("sign-in", item.path("id").path("uniqueQualifier").asString(""), item.path("id").path("time").asString("") + " "
                        + name + (ip.isEmpty() ? "" : " from " + ip), RISKY.contains(name)));
            }
        }
    }

    @Override public void close() {
        http.close();
    }
}
