package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Outside;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.desk.Accounts;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Inbox rules, grants to programs, and sign-ins of Microsoft 365 accounts: the reader's tier T2. Forwarding by the mailbox itself, delegates
 * and rules that were made by other protocols are not shown by Graph v1.0.
 */
public final class GraphAccounts implements Accounts {
    private static final Duration SIGN_INS = Duration.ofDays(7);
    private static final int TOP = 50;
    private static final int PAGES_MAX = 20;
    private static final Set<String> OLD_CLIENTS = Set.of("IMAP4", "POP3", "Authenticated SMTP", "Exchange ActiveSync", "Other clients");
    private static final List<String> MAIL_SCOPES = List.of("Mail.Read", "Mail.Send", "MailboxSettings.ReadWrite", "full_access", "EWS.", "IMAP.");

    private final HttpLine http;
    private final GraphIdentity identity;
    private final Endpoints endpoints;
    private final Gate tenant;
    private final InstantSource clock;
    private final Outside outside;
    private final SecureRandom chance = new SecureRandom();

    /** Contacts nobody yet. */
    public GraphAccounts(ConnectorConfig config, List<String> ownDomains, InstantSource clock) {
        this.http = HttpLine.open(HttpClient.Version.HTTP_2, Trust.context(config.certificates()));
        this.endpoints = Endpoints.of(config.microsoft());
        this.identity = new GraphIdentity(config.microsoft().reader(), endpoints, config.microsoft().directory(), http, clock, chance);
        this.tenant = GraphShare.tenant(clock);
        this.clock = clock;
        this.outside = new Outside(ownDomains);
    }

    private interface Question {
        void ask() throws FaultFound;
    }

    @Override public Signs signs(String address) {
        GraphLine line = new GraphLine(http, identity, endpoints, new GraphShare(tenant, clock, chance), Gate.Purpose.READ, address, chance);
        List<Sign> signs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        tell("inbox rules", missing, () -> all(line, line.mine("/mailFolders/inbox/messageRules?$top=" + TOP)).forEach(r -> signs.add(rule(r))));
        tell("grants to programs", missing, () -> all(line, line.mine("/oauth2PermissionGrants?$top=" + TOP)).forEach(g -> signs.add(grant(g))));
        String filter = "userPrincipalName eq '" + address.replace("'", "''") + "' and createdDateTime ge "
                + clock.instant().minus(SIGN_INS).truncatedTo(ChronoUnit.SECONDS);
        tell("sign-ins", missing, () -> all(line, "/auditLogs/signIns?$filter=" + GraphLine.segment(filter) + "&$top=" + TOP)
                .forEach(s -> signs.add(signIn(s))));
        return new Signs(signs, missing);
    }

    private static void tell(String what, List<String> missing, Question question) {
        try {
            question.ask();
        } catch (FaultFound e) {
            missing.add(what + ": " + e.fault().what());
        }
    }

    private static List<JsonNode> all(GraphLine line, String path) throws FaultFound {
        List<JsonNode> found = new ArrayList<>();
        ObjectNode page = line.get(path);
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            page.path("value").forEach(found::add);
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                break;
            }
            page = line.follow(next);
        }
        return found;
    }

    private Sign rule(JsonNode rule) {
        JsonNode actions = rule.path("actions");
        List<String> does = new ArrayList<>();
        boolean leads = false;
        for (String how : List.of("forwardTo", "forwardAsAttachmentTo", "redirectTo")) {
            for (JsonNode to : actions.path(how)) {
                String address = to.path("emailAddress").path("address").asString("");
                does.add("sends to " + address);
                leads |= outside.is(address);
            }
        }
        boolean deletes = actions.path("delete").asBoolean(false) || actions.path("permanentDelete").asBoolean(false);
        boolean hides = actions.has("moveToFolder") && !actions.path("moveToFolder").asString("").isEmpty()
                && actions.path("markAsRead").asBoolean(false);
        if (deletes) {
            does.add("deletes");
        }
        if (hides) {
            does.add("moves and marks as read");
        }
        String name = rule.path("displayName").asString("");
        boolean on = rule.path("isEnabled").asBoolean(true);
        boolean nameless = name.codePoints().noneMatch(Character::isLetterOrDigit);
        return new Sign("rule", rule.path("id").asString(""), (on ? "" : "(off) ") + "`" + name + "` " + (does.isEmpty() ? "sorts mail"
                : String.join(", ", does)), on && (leads || deletes || hides || nameless && !does.isEmpty()));
    }

    private static Sign grant(JsonNode grant) {
        String scopes = grant.path("scope").asString("").strip();
        return new Sign("grant", grant.path("id").asString(""), "the program " + grant.path("clientId").asString("") + " may " + scopes,
                MAIL_SCOPES.stream().anyMatch(scopes::contains));
    }

    private static Sign signIn(JsonNode signIn) {
        String risk = signIn.path("riskLevelDuringSignIn").asString("");
        String client = signIn.path("clientAppUsed").asString("");
        return new Sign("sign-in", signIn.path("id").asString(""), signIn.path("createdDateTime").asString("") + " from "
                + signIn.path("ipAddress").asString("") + " by " + client + (risk.isEmpty() || risk.equals("none") ? "" : ", risk " + risk),
                risk.equals("medium") || risk.equals("high") || OLD_CLIENTS.contains(client));
    }

    @Override public void close() {
        http.close();
    }
}
