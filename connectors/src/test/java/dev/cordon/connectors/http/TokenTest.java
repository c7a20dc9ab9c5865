package dev.cordon.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens: asked for once, renewed in time, and never told to anybody else. */
final class TokenTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final AtomicReference<String> answer = new AtomicReference<>("");
    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpLine line = HttpLine.open(HttpClient.Version.HTTP_1_1);
    private HttpServer server;

    @BeforeEach void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(status.get(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach void stop() {
        server.stop(0);
        line.close();
    }

    private Token ask() throws FaultFound {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/t/oauth2/v2.0/token");
        return new TokenEndpoint(line, uri).ask(Map.of("client_id", "app", "client_secret", "hunter2"), "the reader of ada@example.org");
    }

    private Fault fault(int code, String body) {
        status.set(code);
        answer.set(body);
        return catchThrowableOfType(FaultFound.class, this::ask).fault();
    }

    @Test void aTokenComesWithItsLife() throws FaultFound {
        answer.set("{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"abc\"}");
        assertThat(ask()).isEqualTo(new Token(Secret.of("abc"), Duration.ofSeconds(3599)));
        assertThat(ask().toString()).doesNotContain("abc");
    }

    @Test @EdgeCase("EC-014") void aRefusalNamesWhoAndTheCodeAndNeverWhatWasSent() {
        Fault fault = fault(401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: hunter2 is wrong\",\"error_codes\":[7000215]}");
        assertThat(fault).isInstanceOf(Fault.Denied.class);
        assertThat(fault.what()).contains("credentials of the reader of ada@example.org", "invalid_client", "AADSTS7000215")
                .doesNotContain("hunter2");
        assertThat(fault(400, "{\"error\":\"unauthorized_client\",\"error_description\":\"Client is unauthorized to retrieve access tokens using this"
                + " method, or client not authorized for any of the scopes requested.\"}").what()).contains("all requested scopes");
        assertThat(fault(400, "{\"error\":\"\\u001b[31m<hunter>\"}").what()).endsWith(": 31mhunter");
    }

    @Test void troubleOfTheEndpointIsSomethingToTryAgain() {
        assertThat(fault(503, "")).isInstanceOfSatisfying(Fault.Retry.class, r -> assertThat(r.after()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(fault(429, "{}")).isInstanceOf(Fault.Retry.class);
        assertThat(fault(400, "{\"error\":\"temporarily_unavailable\"}")).isInstanceOf(Fault.Retry.class);
        assertThat(fault(200, "<html>")).isInstanceOf(Fault.Retry.class);
        assertThat(fault(200, "{\"access_token\":\"ab")).isInstanceOf(Fault.Retry.class);
        assertThat(fault(200, "{}")).isInstanceOf(Fault.Malformed.class);
    }

    @Test @EdgeCase("EC-012") void aTokenIsRenewedBeforeItEndsAndAfterARefusalOnce() throws FaultFound {
        TokenCache cache = new TokenCache(now::get);
        AtomicInteger asked = new AtomicInteger();
        TokenCache.Source source = () -> new Token(Secret.of("t" + asked.incrementAndGet()), Duration.ofSeconds(1000));
        assertThat(cache.token("a", source)).isEqualTo(Secret.of("t1"));
        now.updateAndGet(t -> t.plusSeconds(799));
        assertThat(cache.token("a", source)).isEqualTo(Secret.of("t1"));
        now.updateAndGet(t -> t.plusSeconds(1));
        assertThat(cache.token("a", source)).isEqualTo(Secret.of("t2"));
        cache.refused("a", Secret.of("t1"));
        assertThat(cache.token("a", source)).as("somebody has renewed it already").isEqualTo(Secret.of("t2"));
        cache.refused("a", Secret.of("t2"));
        assertThat(cache.token("a", source)).isEqualTo(Secret.of("t3"));
        assertThat(cache.token("b", source)).isEqualTo(Secret.of("t4"));
    }

    @Test void manyWhoAskAtOnceCauseOneQuestion() throws Exception {
        TokenCache cache = new TokenCache(now::get);
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(20);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Secret>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(() -> {
                    begun.countDown();
                    begun.await();
                    return cache.token("a", () -> new Token(Secret.of("t" + asked.incrementAndGet()), Duration.ofHours(1)));
                }));
            }
            for (Future<Secret> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(Secret.of("t1"));
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test void aLinkThatLeadsElsewhereIsNotFollowed() throws FaultFound {
        Origin origin = Origin.of(URI.create("https://graph.example.test/v1.0"));
        assertThat(origin.follow("https://GRAPH.example.test:443/v1.0/x?$skiptoken=1")).hasPath("/v1.0/x");
        for (String link : List.of("https://evil.example.test/v1.0/x", "http://graph.example.test/x", "https://graph.example.test:444/x",
                "https://graph.example.test@evil.example.test/", "https://u:p@graph.example.test/", "/relative", "", "ht tp://x",
                        "file:///etc/passwd")) {
            Fault fault = catchThrowableOfType(FaultFound.class, () -> origin.follow(link)).fault();
            assertThat(fault).as(link).isInstanceOfAny(Fault.Denied.class, Fault.Malformed.class);
        }
    }
}
