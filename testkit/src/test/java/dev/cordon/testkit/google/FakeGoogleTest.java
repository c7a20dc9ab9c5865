package dev.cordon.testkit.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.google.GoogleTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake itself, asked with a client of its own: that it behaves as the connector's tests assume, and has the vendor's shapes. */
final class FakeGoogleTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ADA = "ada@example.test";

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final FakeGoogle fake = FakeGoogle.start(() -> now).user(ADA).user("bob@example.test").administrator("admin@example.test")
            .delegation("gmail.readonly", "gmail.modify", "admin.directory.user.readonly", "admin.reports.audit.readonly");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Optional<GoogleShapes> shapes = GoogleShapes.here();
    private String token = "";

    private record Reply(int status, JsonNode json) {}

    @BeforeEach void signIn() throws Exception {
        shapes.ifPresent(fake::observe);
        token = token(ADA, "gmail.modify").json().path("access_token").asString();
    }

    @AfterEach void close() {
        client.close();
        fake.close();
        shapes.ifPresent(s -> {
            assertThat(s.problems()).isEmpty();
        });
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String assertion(JsonNode key, String claims) throws Exception {
        String pem = key.path("private_key").asString().replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey secret = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        String signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(secret);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private Reply token(String subject, String scope) throws Exception {
        return token(fake.keyFile(), subject, scope, now.getEpochSecond(), 3_600, fake.url() + "/token");
    }

    private Reply token(String keyFile, String subject, String scope, long iat, long life, String audience) throws Exception {
        String claims = "{\"iss\":\"" + FakeGoogle.SERVICE_ACCOUNT + "\",\"scope\":\"" + FakeGoogle.SCOPE + scope + "\",\"aud\":\"" + audience
                + "\",\"iat\":" + iat + ",\"exp\":" + (iat + life) + (subject.isEmpty() ? "" : ",\"sub\":\"" + subject + "\"") + "}";
        String form = "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8) + "&assertion="
                + assertion(MAPPER.readTree(keyFile), claims);
        return send(HttpRequest.newBuilder(URI.create(fake.url() + "/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body().isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(response.body()));
    }

    private Reply ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake.url() + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        return send(request.method(method, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private Reply gmail(String method, String path, String body) throws IOException, InterruptedException {
        return ask(method, "/gmail/v1/users/me" + path, body);
    }

    private static byte[] mail(String id) {
        return ("From: eve@example.net\r\nSubject: s\r\nMessage-ID: <" + id + ">\r\n\r\nText\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test void aTokenIsGivenOnlyForARightAssertion() throws Exception {
        long iat = now.getEpochSecond();
        assertThat(token(ADA, "gmail.readonly").status()).isEqualTo(200);
        assertThat(token(ADA, "gmail.settings.basic")).satisfies(r -> {
            assertThat(r.status()).isEqualTo(401);
            assertThat(r.json().path("error").asString()).isEqualTo("unauthorized_client");
        });
        assertThat(token("stranger@example.test", "gmail.readonly").json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(token(fake.wrongKeyFile(), ADA, "gmail.readonly", iat, 3_600, fake.url() + "/token").json().path("error_description").asString())
                .isEqualTo("Invalid JWT Signature.");
        assertThat(token(fake.keyFile(), ADA, "gmail.readonly", iat - 7_200, 3_600, fake.url() + "/token").status()).isEqualTo(400);
        assertThat(token(fake.keyFile(), ADA, "gmail.readonly", iat, 7_200, fake.url() + "/token").status()).isEqualTo(400);
        assertThat(token(fake.keyFile(), ADA, "gmail.readonly", iat, 3_600, "https://elsewhere.example/token").status()).isEqualTo(400);
        token = token(ADA, "gmail.readonly").json().path("access_token").asString();
        assertThat(gmail("GET", "/profile", "").status()).isEqualTo(200);
        now = now.plusSeconds(4_000);
        assertThat(gmail("GET", "/profile", "").status()).isEqualTo(401);
    }

    @Test void aTokenReachesNoOtherMailboxAndNothingBeyondItsScopes() throws Exception {
        assertThat(ask("GET", "/gmail/v1/users/bob@example.test/profile", "").status()).isEqualTo(403);
        token = token(ADA, "gmail.readonly").json().path("access_token").asString();
        String id = fake.deliver(ADA, mail("a@b"));
        assertThat(fake.outOfScope()).isEmpty();
        assertThat(gmail("POST", "/messages/" + id + "/modify", "{\"addLabelIds\":[\"STARRED\"]}").status()).isEqualTo(403);
        assertThat(fake.outOfScope()).hasSize(1);
        assertThat(ask("GET", "/admin/directory/v1/users?customer=my_customer", "").status()).isEqualTo(403);
    }

    @Test void messagesComeExactlyAndSearchFindsThem() throws Exception {
        byte[] mail = mail("x1@example.net");
        String id = fake.deliver(ADA, mail);
        JsonNode raw = gmail("GET", "/messages/" + id + "?format=raw", "").json();
        assertThat(Base64.getUrlDecoder().decode(raw.path("raw").asString())).isEqualTo(mail);
        assertThat(raw.path("historyId").isString() && raw.path("internalDate").isString()).isTrue();
        assertThat(gmail("GET", "/messages/" + id, "").json().path("payload").path("headers").size()).isPositive();
        for (String q : List.of("rfc822msgid:x1@example.net", "larger:" + (mail.length - 1) + "+smaller:" + (mail.length + 1), "after:1")) {
            assertThat(gmail("GET", "/messages?q=" + q, "").json().path("messages").path(0).path("id").asString()).as(q).isEqualTo(id);
        }
        assertThat(gmail("GET", "/messages?q=rfc822msgid:other", "").json().has("messages")).isFalse();
        assertThat(gmail("POST", "/messages/" + id + "/trash", "").json().path("labelIds").toString()).contains("TRASH").doesNotContain("INBOX");
        assertThat(gmail("GET", "/messages", "").json().has("messages")).isFalse();
        assertThat(gmail("GET", "/messages?includeSpamTrash=true", "").json().path("messages").size()).isOne();
        assertThat(gmail("POST", "/messages/" + id + "/untrash", "").json().path("labelIds").toString())
                .doesNotContain("TRASH").doesNotContain("INBOX");
        assertThat(gmail("GET", "/messages/zzz", "").status()).isEqualTo(400);
        assertThat(gmail("GET", "/messages/0123456789abcdef", "").status()).isEqualTo(404);
        assertThat(gmail("DELETE", "/messages/" + id, "").status()).as("needs the whole mailbox's scope").isEqualTo(403);
    }

    @Test void aBatchChangesWhatItKnowsAndSaysNothingOfTheRest() throws Exception {
        String id = fake.deliver(ADA, mail("b@c"));
        String label = gmail("POST", "/labels", "{\"name\":\"Q\",\"labelListVisibility\":\"labelHide\",\"messageListVisibility\":\"hide\"}").json()
                .path("id").asString();
        assertThat(gmail("POST", "/labels", "{\"name\":\"q\"}").status()).isEqualTo(409);
        assertThat(gmail("POST", "/messages/batchModify", "{\"ids\":[\"" + id + "\",\"0123456789abcdef\"],\"addLabelIds\":[\"" + label
                + "\"],\"removeLabelIds\":[\"INBOX\"]}").status()).isEqualTo(204);
        assertThat(fake.message(ADA, id)).get().satisfies(m -> assertThat(m.labels()).containsExactly("Q", "UNREAD"));
        assertThat(gmail("POST", "/messages/" + id + "/modify", "{\"addLabelIds\":[\"INBOX\",\"SPAM\"]}").status()).isEqualTo(400);
        assertThat(gmail("POST", "/messages/" + id + "/modify", "{\"addLabelIds\":[\"Label_99\"]}").status()).isEqualTo(400);
        assertThat(gmail("POST", "/messages/" + id + "/modify", "{\"addLabelIds\":[\"SENT\"]}").status()).isEqualTo(400);
        assertThat(gmail("GET", "/labels", "").json().path("labels").size()).isGreaterThan(10);
    }

    @Test void insertedMessagesJoinTheirThread() throws Exception {
        String first = fake.deliver(ADA, mail("t@u"));
        String raw = Base64.getUrlEncoder().encodeToString(
                ("In-Reply-To: <t@u>\r\nMessage-ID: <v@w>\r\n\r\nA\r\n").getBytes(StandardCharsets.US_ASCII));
        JsonNode inserted = gmail("POST", "/messages", "{\"raw\":\"" + raw + "\",\"labelIds\":[\"INBOX\"]}").json();
        assertThat(inserted.path("threadId").asString()).isEqualTo(first);
        assertThat(gmail("GET", "/threads/" + first, "").json().path("messages").size()).isEqualTo(2);
        assertThat(gmail("GET", "/threads", "").json().path("threads").size()).isOne();
        assertThat(gmail("POST", "/threads/" + first + "/trash", "").status()).isEqualTo(200);
        assertThat(fake.messages(ADA)).allSatisfy(m -> assertThat(m.labels()).contains("TRASH"));
        assertThat(gmail("POST", "/messages/import", "{\"raw\":\"" + raw + "\"}").json().path("labelIds").toString()).contains("INBOX");
    }

    @Test void historyTellsEachChangeInPagesAndForgets() throws Exception {
        String start = gmail("GET", "/profile", "").json().path("historyId").asString();
        String id = fake.deliver(ADA, mail("h@i"));
        fake.ownerLabels(ADA, id, List.of("STARRED"), List.of("UNREAD"));
        fake.ownerDeletes(ADA, id);
        JsonNode all = gmail("GET", "/history?startHistoryId=" + start, "").json();
        assertThat(all.path("history").size()).isEqualTo(4);
        List<String> kinds = new ArrayList<>();
        all.path("history").forEach(h -> kinds.addAll(h.propertyNames()));
        assertThat(kinds).contains("messagesAdded", "labelsAdded", "labelsRemoved", "messagesDeleted");
        assertThat(gmail("GET", "/history?historyTypes=messageAdded&startHistoryId=" + start, "").json().path("history").size()).isOne();
        JsonNode page = gmail("GET", "/history?maxResults=3&startHistoryId=" + start, "").json();
        assertThat(gmail("GET", "/history?startHistoryId=" + start + "&pageToken=" + page.path("nextPageToken").asString(), "").json().path("history")
                .size()).isOne();
        assertThat(gmail("GET", "/history?startHistoryId=" + all.path("historyId").asString(), "").json().has("history")).isFalse();
        fake.emptyHistoryPages(1);
        assertThat(gmail("GET", "/history?startHistoryId=" + start, "").json().has("nextPageToken")).isTrue();
        fake.forgetHistory(ADA);
        assertThat(gmail("GET", "/history?startHistoryId=" + start, "").status()).isEqualTo(404);
        assertThat(gmail("GET", "/history?startHistoryId=x", "").status()).isEqualTo(400);
    }

    @Test void quotaIsCountedAndThenRefused() throws Exception {
        fake.quota(45, 1_000);
        String id = fake.deliver(ADA, mail("q@r"));
        assertThat(gmail("GET", "/messages/" + id, "").status()).isEqualTo(200);
        assertThat(gmail("GET", "/messages/" + id, "").status()).isEqualTo(200);
        Reply refused = gmail("GET", "/messages/" + id, "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").path("errors").path(0).path("reason").asString()).isEqualTo("userRateLimitExceeded");
        now = now.plusSeconds(61);
        assertThat(gmail("GET", "/messages/" + id, "").status()).isEqualTo(200);
        assertThat(fake.unitsSpent(ADA)).isEqualTo(60);
    }

    @Test void notificationsComeAtLeastOnceButAtMostOneASecond() throws Exception {
        JsonNode watch = gmail("POST", "/watch",
                "{\"topicName\":\"" + FakeGoogle.TOPIC + "\",\"labelIds\":[\"DRAFT\"],\"labelFilterBehavior\":\"exclude\"}")
                .json();
        assertThat(Long.parseLong(watch.path("expiration").asString())).isGreaterThan(now.toEpochMilli());
        assertThat(gmail("POST", "/watch", "{\"topicName\":\"projects/x/topics/y\"}").status()).isEqualTo(404);
        fake.pubSubTrouble(1, 0, true, 7);
        fake.deliver(ADA, mail("n1@o"));
        fake.deliver(ADA, mail("n2@o"));
        assertThat(fake.notificationsDropped()).isOne();
        token = token("", "pubsub").json().path("access_token").asString();
        String subscription = "/v1/" + FakeGoogle.SUBSCRIPTION;
        JsonNode pulled = ask("POST", subscription + ":pull", "{\"maxMessages\":10}").json().path("receivedMessages");
        assertThat(pulled.size()).as("twice").isEqualTo(2);
        assertThat(ask("POST", subscription + ":pull", "{\"maxMessages\":10}").json().has("receivedMessages")).isFalse();
        now = now.plusSeconds(61);
        assertThat(ask("POST", subscription + ":pull", "{\"maxMessages\":10}").json().path("receivedMessages").size()).as("not acknowledged in time")
                .isEqualTo(2);
        String old = pulled.path(0).path("ackId").asString();
        assertThat(ask("POST", subscription + ":acknowledge", "{\"ackIds\":[\"" + old + "\"]}").status()).isEqualTo(200);
        assertThat(fake.notificationsWaiting()).as("an ack id that is no longer valid").isEqualTo(2);
        now = now.plusSeconds(61);
        for (JsonNode again : ask("POST", subscription + ":pull", "{\"maxMessages\":10}").json().path("receivedMessages")) {
            String ack = "{\"ackIds\":[\"" + again.path("ackId").asString() + "\"]";
            assertThat(ask("POST", subscription + ":modifyAckDeadline", ack + ",\"ackDeadlineSeconds\":600}").status()).isEqualTo(200);
            assertThat(ask("POST", subscription + ":acknowledge", ack + "}").status()).isEqualTo(200);
        }
        assertThat(fake.notificationsWaiting()).isZero();
        assertThat(ask("GET", subscription, "").json().path("topic").asString()).isEqualTo(FakeGoogle.TOPIC);
        assertThat(ask("POST", "/v1/projects/p/subscriptions/none:pull", "{\"maxMessages\":1}").status()).isEqualTo(404);
    }

    @Test void anAdministratorAsksDirectoryAndReports() throws Exception {
        fake.group("all@example.test", ADA, "bob@example.test").domain("example.test");
        fake.activity("login", ADA, "login_failure");
        token = token("admin@example.test", "admin.directory.user.readonly").json().path("access_token").asString();
        JsonNode page = ask("GET", "/admin/directory/v1/users?customer=my_customer&maxResults=1", "").json();
        assertThat(page.path("users").size()).isOne();
        assertThat(ask("GET", "/admin/directory/v1/users?customer=my_customer&pageToken=" + page.path("nextPageToken").asString(), "").json()
                .path("users").size()).isOne();
        token = token("admin@example.test", "admin.reports.audit.readonly").json().path("access_token").asString();
        assertThat(ask("GET", "/admin/reports/v1/activity/users/all/applications/login", "").json().path("items").size()).isOne();
        assertThat(ask("GET", "/admin/reports/v1/activity/users/all/applications/gmail", "").status()).isEqualTo(400);
        fake.delegation("admin.directory.group.readonly", "admin.directory.group.member.readonly", "admin.directory.domain.readonly",
                "gmail.readonly");
        token = token("admin@example.test", "admin.directory.group.member.readonly").json().path("access_token").asString();
        assertThat(ask("GET", "/admin/directory/v1/groups/all@example.test/members", "").json().path("members").size()).isEqualTo(2);
        token = token("admin@example.test", "admin.directory.domain.readonly").json().path("access_token").asString();
        assertThat(ask("GET", "/admin/directory/v1/customer/my_customer/domains", "").json().path("domains").size()).isOne();
        token = token(ADA, "gmail.readonly").json().path("access_token").asString();
        fake.filter(ADA, "bank@example.net", "eve@example.net");
        fake.forwarding(ADA, "eve@example.net");
        fake.delegate(ADA, "bob@example.test");
        for (String what : List.of("filters", "forwardingAddresses", "delegates", "sendAs", "autoForwarding")) {
            assertThat(gmail("GET", "/settings/" + what, "").status()).as(what).isEqualTo(200);
        }
    }

    @Test void troubleComesAsItWasAskedFor() throws Exception {
        fake.faults().next("gmail.users.getProfile", new GoogleTrouble.Refused(429, "rateLimitExceeded"));
        assertThat(gmail("GET", "/labels", "").status()).as("another method").isEqualTo(200);
        assertThat(gmail("GET", "/profile", "").status()).isEqualTo(429);
        fake.faults().next(new GoogleTrouble.CutTransfer());
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> gmail("GET", "/profile", ""))).isInstanceOf(IOException.class);
        assertThat(fake.faults().waiting()).isZero();
        assertThat(gmail("GET", "/profile", "").status()).isEqualTo(200);
    }

    @Test void theShapesCheckerFindsFault() {
        GoogleShapes checker = shapes.orElse(null);
        if (checker == null) {
            System.out.println("not run, Google's documents are not here: theShapesCheckerFindsFault");
            return;
        }
        GoogleShapes own = GoogleShapes.here().orElseThrow();
        String path = "/gmail/v1/users/me/profile";
        own.seen(new FakeGoogle.Exchange("gmail.users.getProfile", "GET", path, java.util.Map.of(), "", 200, "{\"historyId\":\"1\"}"));
        assertThat(own.problems()).isEmpty();
        own.seen(new FakeGoogle.Exchange("gmail.users.getProfile", "GET", path, java.util.Map.of(), "", 200, "{\"historyId\":1}"));
        own.seen(new FakeGoogle.Exchange("gmail.users.getProfile", "GET", path, java.util.Map.of("x", List.of("y")), "", 200, "{}"));
        own.seen(new FakeGoogle.Exchange("gmail.users.getProfile", "GET", path + "/z", java.util.Map.of(), "", 200, "{}"));
        own.seen(new FakeGoogle.Exchange("gmail.users.getProfile", "GET", path, java.util.Map.of(), "{}", 200, "{\"invented\":true}"));
        own.seen(new FakeGoogle.Exchange("unknown", "GET", "/x", java.util.Map.of(), "", 404, "{}"));
        assertThat(own.problems()).hasSize(6);
    }

    @Test void theScopesThatAreWantedAreTheVendors() {
        GoogleShapes described = shapes.orElse(null);
        if (described == null) {
            System.out.println("not run, Google's documents are not here: theScopesThatAreWantedAreTheVendors");
            return;
        }
        FakeGoogle.methods().forEach((id, scopes) -> {
            for (String scope : scopes) {
                String bare = scope.replace(FakeGoogle.SCOPE, "");
                assertThat(described.method(id).orElseThrow().scopes()).as(id).contains(bare);
            }
        });
        assertThat(FakeGoogle.methods()).hasSizeGreaterThan(40);
    }
}
