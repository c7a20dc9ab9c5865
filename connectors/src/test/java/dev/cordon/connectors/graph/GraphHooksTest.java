package dev.cordon.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.graph.FakeGraph;
import dev.cordon.testkit.providers.graph.GraphTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notifications: only what proves to be ours makes us look, and what does not come is not missed for long. */
final class GraphHooksTest {
    private static final String ALICE = "alice@example.test";
    private static final TenantId TENANT = new TenantId("default");
    private static final MailboxId BOX = new MailboxId(TENANT, "fake", ALICE);
    private static final int PATIENCE_SECONDS = 60;
    private static final GraphWatch.Timing RARELY = new GraphWatch.Timing(Duration.ofHours(1), Duration.ofDays(3), List.of());

    private final AtomicReference<Instant> now = new AtomicReference<>(InstantSource.system().instant());
    private final FakeGraph fake = FakeGraph.start(now::get).mailbox(ALICE).app("app", "secret", "Mail.ReadWrite");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Semaphore hints = new Semaphore(0);
    private final int port = freePort();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private GraphDoor door(GraphWatch.Timing timing, String secret) {
        MicrosoftLogin login = MicrosoftLogin.withSecret("app", Secret.of(secret));
        MicrosoftConfig tenant = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority(), fake.root(), login,
                login,
                new MicrosoftNotices("http://127.0.0.1:" + port + "/hooks/", port));
        return new GraphDoor(ConnectorConfig.microsoft("fake", tenant, "Q", Duration.ofMinutes(5), List.of(ALICE)), TENANT, now::get,
                new Random(1), timing);
    }

    @AfterEach void close() {
        fake.close();
        client.shutdownNow();
    }

    private void hint(String why) throws InterruptedException {
        assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(why).isTrue();
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static byte[] mail(int number) {
        return ("From: eve@example.net\r\nSubject: " + number + "\r\nMessage-ID: <h" + number + "@example.net>\r\n\r\nText\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String item(String subscription, String state, String tenant, String resource) {
        return "{\"value\":[{\"subscriptionId\":\"" + subscription + "\",\"clientState\":\"" + state + "\",\"tenantId\":\"" + tenant
                + "\",\"changeType\":\"created\",\"resource\":\"" + resource + "\",\"resourceData\":{\"id\":\"" + resource
                        + "\",\"@odata.etag\":\"e\"}}]}";
    }

    @Test @EdgeCase({"EC-001", "EC-002", "EC-008"}) void onlyWhatProvesToBeOursIsAHintAndOnlyOnce() throws Exception {
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch watch = door.reader().watch(BOX, hints::release)) {
            hint("after connecting");
            String id = fake.subscriptionIds().getFirst();
            String state = fake.clientState(id);
            assertThat(state).hasSizeGreaterThan(40);
            String forged = state.substring(1) + "x";
            for (String body : List.of(item(id, forged, FakeGraph.TENANT, "a"), item(id, "", FakeGraph.TENANT, "b"),
                    item("unknown", state, FakeGraph.TENANT, "c"), item(id, state, "5b1c6a1e-0000-4000-8000-000000000000", "d"))) {
                assertThat(post("/hooks/notices", body)).as("the same answer for what is not ours").isEqualTo(202);
            }
            for (String broken : List.of("", "[]", "{", "<html>", "{\"value\":1}", "{\"value\":[" + "{},".repeat(1_000) + "{}]}")) {
                assertThat(post("/hooks/notices", broken)).as("%.20s", broken).isEqualTo(400);
            }
            assertThat(post("/hooks/notices", "x".repeat((1 << 20) + 1))).isEqualTo(413);
            assertThat(post("/hooks/other", "{}")).isEqualTo(404);
            assertThat(post("/hooks/notices", item(id, state, FakeGraph.TENANT, "real"))).isEqualTo(202);
            hint("for the one that is ours");
            assertThat(post("/hooks/notices", item(id, state, FakeGraph.TENANT, "real"))).isEqualTo(202);
            assertThat(post("/hooks/notices", item(id, forged, FakeGraph.TENANT, "real"))).isEqualTo(202);
            // The answer goes out before an item is looked at, so the last one may still be on its way.
            for (int i = 0; i < 1_000 && door.refusedNotices() < 4 + 6 + 1 + 1 + 1; i++) {
                assertThat(hints.tryAcquire(10, TimeUnit.MILLISECONDS)).as("a replay is no hint").isFalse();
            }
            assertThat(door.refusedNotices()).isEqualTo(4 + 6 + 1 + 1 + 1);
            assertThat(watch.listening()).isTrue();
            assertThat(hints.availablePermits()).as("a replay is no hint").isZero();
        }
    }

    @Test @EdgeCase("EC-003") void nothingIsReflectedUnlessWeAskedForTheHandshake() throws Exception {
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("the handshake itself works");
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                    + "/hooks/notices?validationToken=hello")).POST(HttpRequest.BodyPublishers.noBody()).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        NoticeDesk desk = new NoticeDesk(port, FakeGraph.TENANT, _ -> java.util.Optional.empty(), now::get);
        desk.open();
        try (desk; NoticeDesk.Handshake _ = desk.expectHandshake()) {
            assertThat(post("/notices?validationToken=Validation%3A+token", "")).isEqualTo(200);
            assertThat(post("/notices?validationToken=%3Cscript%3E", "")).isEqualTo(400);
            assertThat(post("/notices?validationToken=a%0Ab", "")).isEqualTo(400);
            assertThat(post("/notices?validationToken=", "")).isEqualTo(400);
            assertThat(post("/notices?validationToken=" + "x".repeat(1_025), "")).isEqualTo(400);
        }
    }

    @Test @EdgeCase({"EC-005", "EC-006"}) void lostNotificationsAreMadeUpForByLifecycleEvents() throws Exception {
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("after connecting");
            String first = fake.subscriptionIds().getFirst();
            fake.dropNotifications(3);
            for (int i = 0; i < 3; i++) {
                fake.deliver(ALICE, mail(i));
            }
            fake.lifecycle("missed");
            hint("after missed");
            fake.lifecycle("reauthorizationRequired");
            hint("after renewing");
            assertThat(fake.subscriptionIds()).containsExactly(first);
            assertThat(fake.requests("PATCH /subscriptions")).isEqualTo(1);
            fake.lifecycle("subscriptionRemoved");
            hint("after making it again");
            assertThat(fake.subscriptionIds()).hasSize(1).doesNotContain(first);
            hints.drainPermits();
            fake.holdNotifications(true);
            fake.deliver(ALICE, mail(7));
            fake.deliver(ALICE, mail(8));
            fake.doubleNotifications(true);
            fake.holdNotifications(false);
            hint("late, doubled and in reverse order");
        }
    }

    @Test @EdgeCase("EC-006") void aSubscriptionIsAdoptedAfterARestartAndReplacedAfterANewCredential() throws Exception {
        String first;
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("after connecting");
            first = fake.subscriptionIds().getFirst();
        }
        hints.drainPermits();
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("after restarting");
            assertThat(fake.subscriptionIds()).containsExactly(first);
            hints.drainPermits();
            fake.deliver(ALICE, mail(1));
            hint("what it sends is proven as before");
        }
        hints.drainPermits();
        fake.app("app", "next-secret");
        try (GraphDoor door = door(RARELY, "next-secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("with a new secret");
            assertThat(fake.subscriptionIds()).hasSize(1).doesNotContain(first);
        }
        now.updateAndGet(t -> t.plus(Duration.ofDays(7)));
        hints.drainPermits();
        try (GraphDoor door = door(RARELY, "next-secret"); MailReader.Watch watch = door.reader().watch(BOX, hints::release)) {
            hint("after it had expired");
            assertThat(watch.listening()).isTrue();
        }
    }

    @Test void whileNoSubscriptionCanBeHadTheClockHints() throws Exception {
        fake.faults().always("POST /subscriptions", new GraphTrouble.Refused(400, "ValidationError"));
        GraphWatch.Timing often = new GraphWatch.Timing(Duration.ofMillis(5), Duration.ofDays(3), List.of());
        try (GraphDoor door = door(often, "secret"); MailReader.Watch watch = door.reader().watch(BOX, hints::release)) {
            for (int i = 0; i < 3; i++) {
                hint("by the clock");
            }
            assertThat(watch.listening()).isFalse();
            fake.faults().none();
            while (!watch.listening()) {
                hint("until it works");
            }
            assertThat(fake.subscriptionIds()).hasSize(1);
        }
    }

    @Test @EdgeCase("EC-005") void aFeedThatLagsBehindItsNotificationIsAskedAgain() throws Exception {
        GraphWatch.Timing again = new GraphWatch.Timing(Duration.ofHours(1), Duration.ofDays(3), List.of(Duration.ofMillis(5),
                Duration.ofMillis(5)));
        try (GraphDoor door = door(again, "secret"); MailReader.Watch _ = door.reader().watch(BOX, hints::release)) {
            hint("after connecting");
            fake.deliver(ALICE, mail(1));
            // Nobody reads the feed here, so that the message stays awaited: at once, and twice again.
            for (int i = 0; i < 3; i++) {
                hint("hint " + i);
            }
        }
    }

    @Test @EdgeCase("EC-004") void anAnswerNeverWaitsForWhatItCauses() throws Exception {
        Semaphore goOn = new Semaphore(0);
        try (GraphDoor door = door(RARELY, "secret"); MailReader.Watch _ = door.reader().watch(BOX, () -> {
            hints.release();
            goOn.acquireUninterruptibly();
        })) {
            hint("after connecting, and now it hangs");
            String id = fake.subscriptionIds().getFirst();
            for (int i = 0; i < 50; i++) {
                assertThat(post("/hooks/notices", item(id, fake.clientState(id), FakeGraph.TENANT, "m" + i))).isEqualTo(202);
            }
            goOn.release(1_000);
            hint("what came meanwhile is one hint");
        }
    }
}
