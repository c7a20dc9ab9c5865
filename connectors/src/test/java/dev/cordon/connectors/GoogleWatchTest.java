package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.google.GoogleTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Hints: pulled from Pub/Sub, pushed by it, and asked for when there is none. */
final class GoogleWatchTest {
    private static final String ALICE = GoogleFakeContractTest.ALICE;
    private static final String BOB = GoogleFakeContractTest.BOB;
    private static final MailboxId BOX = new MailboxId(GoogleFakeContractTest.TENANT, "fake", ALICE);
    private static final int PATIENCE_SECONDS = 60;
    private static final String PUSHER = "push@fake-project.iam.gserviceaccount.com";
    private static final String AUDIENCE = "https://cordon.example.test/push";

    private final FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user(ALICE).user(BOB).delegation("gmail.readonly", "gmail.modify");
    private final Semaphore hints = new Semaphore(0);

    @AfterEach void close() {
        fake.close();
    }

    private void hinted(String why) throws InterruptedException {
        assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(why).isTrue();
    }

    private static byte[] mail(int number) {
        return ("Subject: " + number + "\r\nMessage-ID: <w" + number + "@example.net>\r\n\r\nText\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test @EdgeCase({"EC-005", "EC-008"}) void droppedDoubledAndLostNotificationsStillEndInAHint() throws Exception {
        try (Connector connector = GoogleFakeContractTest.connector(fake, InstantSource.system(), ALICE, BOB);
                MailReader.Watch _ = connector.reader().watch(BOX, hints::release)) {
            hinted("after connecting");
            fake.pubSubTrouble(3, 0, true, 11);
            for (int i = 0; i < 3; i++) {
                hints.drainPermits();
                fake.deliver(ALICE, mail(i));
                hinted("arrival " + i + ", though there is at most one notification a second");
            }
            fake.faults().next("pubsub.projects.subscriptions.pull", new GoogleTrouble.Refused(503, "backendError"));
            hinted("after a time without notifications");
            assertThat(fake.watchedUntil(ALICE)).isPresent();
            assertThat(fake.outOfScope()).isEmpty();
        }
    }

    @Test @EdgeCase("EC-006") void whereGmailMayNotPublishTheMailboxIsAskedInstead() throws Exception {
        GoogleConfig other = GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(fake.keyFile()), "projects/fake-project/topics/missing",
                FakeGoogle.SUBSCRIPTION);
        try (Connector connector = Connectors.open(GoogleFakeContractTest.config(fake, other, ALICE), GoogleFakeContractTest.TENANT,
                InstantSource.system()); MailReader.Watch watch = connector.reader().watch(BOX, hints::release)) {
            hinted("after connecting");
            hints.drainPermits();
            fake.deliver(ALICE, mail(1));
            hinted("by asking");
            assertThat(watch.listening()).isTrue();
            assertThat(fake.watchedUntil(ALICE)).isEmpty();
        }
    }

    // --- push ----------------------------------------------------------------------------------------------------------------------------

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int post(int port, String authorization, byte[] body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/push"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static byte[] envelope(String data) {
        return ("{\"message\":{\"data\":\"" + Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8))
                + "\",\"messageId\":\"1\"},\"subscription\":\"s\"}").getBytes(StandardCharsets.UTF_8);
    }

    private int forged(int port, Consumer<ObjectNode> change) throws Exception {
        return post(port, "Bearer " + fake.pushToken(PUSHER, AUDIENCE, change), envelope("{\"emailAddress\":\"" + ALICE + "\",\"historyId\":1}"));
    }

    @Test @EdgeCase("EC-001") void aPushIsBelievedOnlyWithARightTokenOfGoogles() throws Exception {
        int port = freePort();
        GoogleConfig pushed = new GoogleConfig(FakeGoogle.SERVICE_ACCOUNT, Secret.of(fake.keyFile()), GoogleConfig.METADATA, FakeGoogle.TOPIC, "",
                "gmail.modify", "127.0.0.1:" + port, AUDIENCE, PUSHER, fake.url());
        try (Connector connector = Connectors.open(GoogleFakeContractTest.config(fake, pushed, ALICE), GoogleFakeContractTest.TENANT,
                InstantSource.system()); MailReader.Watch _ = connector.reader().watch(BOX, hints::release)) {
            hinted("after connecting");
            fake.pushTo("http://127.0.0.1:" + port + "/push", PUSHER, AUDIENCE);
            hints.drainPermits();
            fake.deliver(ALICE, mail(1));
            hinted("by push");
            assertThat(fake.pushesRefused()).isZero();

            long now = InstantSource.system().instant().getEpochSecond();
            assertThat(forged(port, _ -> { })).isEqualTo(204);
            assertThat(forged(port, c -> c.put("aud", "https://elsewhere.example"))).isEqualTo(401);
            assertThat(forged(port, c -> c.put("email", "other@fake-project.iam.gserviceaccount.com"))).isEqualTo(401);
            assertThat(forged(port, c -> c.put("email_verified", false))).isEqualTo(401);
            assertThat(forged(port, c -> c.put("iss", "https://accounts.example"))).isEqualTo(401);
            assertThat(forged(port, c -> c.put("exp", now - 3_600))).isEqualTo(401);
            assertThat(forged(port, c -> c.put("iat", now + 3_600))).isEqualTo(401);
            byte[] body = envelope("{\"emailAddress\":\"" + ALICE + "\"}");
            assertThat(post(port, "", body)).isEqualTo(401);
            assertThat(post(port, "Bearer x.y.z", body)).isEqualTo(401);
            String good = fake.pushToken(PUSHER, AUDIENCE, _ -> { });
            String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(post(port, "Bearer " + unsigned + good.substring(good.indexOf('.')), body)).isEqualTo(401);
            assertThat(post(port, "Bearer " + good.substring(0, good.length() - 8) + "AAAAAAAA", body)).isEqualTo(401);
            assertThat(post(port, "Bearer " + good, "not json".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
            assertThat(post(port, "Bearer " + good, new byte[(1 << 20) + 1])).isEqualTo(413);
            assertThat(post(port, "Bearer " + good, envelope("{\"emailAddress\":\"stranger@example.test\"}"))).isEqualTo(204);
        }
    }
}
