package dev.cordon.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.testkit.providers.google.FakeGoogle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our side of Pub/Sub against Google's own emulator, where it is installed (package google-cloud-cli-pubsub-emulator). */
@Tag("servers")
final class PubSubEmulatorTest {
    private static final Path LIB = Path.of("/usr/lib/google-cloud-sdk/platform/pubsub-emulator/lib");
    private static final int PATIENCE_SECONDS = 90;
    private static final String SUBSCRIPTION = "projects/p/subscriptions/cordon";

    private static Optional<Path> jar() throws IOException {
        if (!Files.isDirectory(LIB)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(LIB)) {
            return all.filter(p -> p.getFileName().toString().endsWith("-all.jar")).findFirst();
        }
    }

    private static int send(HttpClient client, String method, String url, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test void notificationsArePulledPassedOnAndAcknowledged() throws Exception {
        Optional<Path> jar = jar();
        if (jar.isEmpty()) {
            System.out.println("not run, Google's Pub/Sub emulator is not here: notificationsArePulledPassedOnAndAcknowledged");
            return;
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process emulator = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar.get().toString(),
                "--host=127.0.0.1", "--port=" + port).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        String api = "http://127.0.0.1:" + port;
        try (FakeGoogle fake = FakeGoogle.start(InstantSource.system()); HttpClient client = HttpClient.newHttpClient();
                HttpLine http = HttpLine.open(HttpClient.Version.HTTP_1_1)) {
            long until = InstantSource.system().millis() + TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
            while (send(client, "PUT", api + "/v1/projects/p/topics/gmail", "{}") / 100 != 2) {
                assertThat(InstantSource.system().millis()).as("the emulator starts").isLessThan(until);
                boolean ended = emulator.waitFor(300, TimeUnit.MILLISECONDS);
                assertThat(ended).as("the emulator ended").isFalse();
            }
            assertThat(send(client, "PUT", api + "/v1/" + SUBSCRIPTION, "{\"topic\":\"projects/p/topics/gmail\",\"ackDeadlineSeconds\":10}"))
                    .isEqualTo(200);
            pull(fake, http, client, api);
        } finally {
            emulator.destroy();
        }
    }

    private static void pull(FakeGoogle fake, HttpLine http, HttpClient client, String api) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        GoogleConfig google = GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(fake.keyFile()), "", "").at(fake.url());
        GooglePlaces places = GooglePlaces.of(fake.url());
        GoogleTokens tokens = new GoogleTokens(ServiceAccount.of(google, places, http, clock), new TokenEndpoint(http, places.token()), clock,
                Set.of());
        GoogleLine line = new GoogleLine(http, tokens, new Gate(new Gate.Share(4, 6_000, Duration.ofMinutes(1)), clock), Gate.Purpose.READ,
                GoogleTokens.ITSELF, GoogleDoor.PUBSUB_SCOPE, "the service account");
        Semaphore hints = new Semaphore(0);
        try (PubSubWake wake = new PubSubWake(true, line, api, SUBSCRIPTION)) {
            // A pull is held for as long as nothing is there; this one ends it, whatever it says.
            assertThat(send(client, "POST", api + "/v1/projects/p/topics/gmail:publish", "{\"messages\":[{\"data\":\"bm90aGluZw==\"}]}"))
                    .isEqualTo(200);
            wake.register("Ada@example.test", hints::release);
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("after the first pull").isTrue();
            for (String data : List.of("{\"emailAddress\":\"ada@example.test\",\"historyId\":7}", "nonsense",
                    "{\"emailAddress\":\"ada@example.test\",\"historyId\":\"8\"}")) {
                String message = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
                assertThat(send(client, "POST", api + "/v1/projects/p/topics/gmail:publish", "{\"messages\":[{\"data\":\"" + message + "\"}]}"))
                        .isEqualTo(200);
                if (!data.equals("nonsense")) {
                    assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint").isTrue();
                }
            }
            assertThat(wake.listening()).isTrue();
        }
    }
}
