package dev.cordon.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.runtime.JsonReader;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private static final String TOKEN = "a-token-for-programs";
    private final FakeDesk desk = new FakeDesk();
    private final Map<String, String> defects = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private PageServer server;

    @BeforeEach void start() throws PageServer.PortTaken {
        server = PageServer.start(0, desk, () -> new LedgerWatch.Seen("yes", "17 entries hold", 17, "ab", "./cordon audit verify"),
                new Submissions(TOKEN, raw -> "{\"bytes\":" + raw.length + "}"), defects::put);
    }

    @AfterEach void stop() {
        server.close();
        http.close();
    }

    /** A session: cookie and token. */
    private record Session(String cookie, String csrf) {}

    private Session open() throws Exception {
        HttpResponse<String> opened = post("/api/session", "{\"key\":\"" + key() + "\"}", "", "");
        assertThat(opened.statusCode()).isEqualTo(200);
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        return new Session(cookie.substring(0, cookie.indexOf(';')), text(opened.body(), "csrf"));
    }

    private String key() {
        return server.url().substring(server.url().indexOf("#key=") + 5);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie.isEmpty() ? "none=1" : cookie).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String cookie, String csrf) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie.isEmpty() ? "none=1" : cookie).header("X-Cordon-Csrf",
                csrf)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String text(String json, String member) throws JsonReader.NotJson {
        return ((Json.Str) ((Json.Obj) JsonReader.read(json)).members().get(member)).text();
    }

    @EdgeCase("EC-101")
    @Test void aKeyOpensThePageOnceAndTheNextOneIsAnother() throws Exception {
        String first = key();
        Session session = open();

        assertThat(key()).isNotEqualTo(first);
        assertThat(post("/api/session", "{\"key\":\"" + first + "\"}", "", "").statusCode()).isEqualTo(401);
        assertThat(get("/api/inspections", session.cookie()).statusCode()).isEqualTo(200);
    }

    @EdgeCase("EC-100")
    @Test void withoutASessionEveryPathOfTheApiAnswersTheSame() throws Exception {
        for (String path : List.of("/api/inspections", "/api/standing", "/api/ledger", "/api/inspection/i1", "/api/events",
                "/api/nothing", "/api/")) {
            assertThat(get(path, "").statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get("/api/inspections", "").body()).isEqualTo(get("/api/nothing", "").body());
    }

    @EdgeCase("EC-100")
    @Test void unknownPathsAnswerTheSame404() throws Exception {
        String cookie = open().cookie();
        for (String path : List.of("/admin", "/.env", "/../pom.xml", "/%2e%2e/pom.xml", "/console/index.html", "/api/nothing",
                "/index.html")) {
            HttpResponse<String> answer = get(path, cookie);
            assertThat(answer.statusCode()).as(path).isIn(404, 400);
            assertThat(answer.body()).as(path).doesNotContain("Javalin").doesNotContain("Jetty");
        }
        assertThat(get("/admin", cookie).body()).isEqualTo("{\"error\":\"not found\"}");
    }

    @EdgeCase("EC-105")
    @Test void everyAnswerForbidsForeignContent() throws Exception {
        for (String path : List.of("/", "/app.js", "/api/standing", "/nothing")) {
            HttpResponse<String> answer = get(path, "");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).as(path)
                    .contains("default-src 'none'").contains("frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options").orElse("")).isEqualTo("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy").orElse("")).isEqualTo("no-referrer");
            assertThat(answer.headers().firstValue("Server")).as("no version banner").isEmpty();
        }
        assertThat(get("/", "").body()).doesNotContain("http://").doesNotContain("https://").doesNotContain("onclick").doesNotContain("<style");
    }

    @Test void aRequestToAnotherNameIsNotForUs() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + server.port()
                + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200");
    }

    @EdgeCase("EC-111")
    @Test void aReleaseNeedsTheSessionItsTokenAndOurOwnPage() throws Exception {
        Session session = open();
        String body = "{\"id\":\"i1\",\"reason\":\"asked for by phone\"}";

        assertThat(post("/api/release", body, "", session.csrf()).statusCode()).isEqualTo(401);
        assertThat(post("/api/release", body, session.cookie(), "").statusCode()).isEqualTo(403);
        HttpRequest foreign = HttpRequest.newBuilder(uri("/api/release")).header("Cookie", session.cookie()).header("X-Cordon-Csrf",
                session.csrf())
                .header("Content-Type", "application/json").header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        assertThat(http.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        assertThat(desk.released).isEmpty();

        HttpResponse<String> done = post("/api/release", body, session.cookie(), session.csrf());
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(text(done.body(), "state")).isEqualTo("done");
        assertThat(desk.released).containsEntry("i1", "asked for by phone");
    }

    @Test void aReleaseWithoutAReasonOrOfNothingIsRefused() throws Exception {
        Session session = open();
        assertThat(post("/api/release", "{\"id\":\"i1\",\"reason\":\"  \"}", session.cookie(), session.csrf()).statusCode()).isEqualTo(400);
        assertThat(post("/api/release", "{\"id\":\"i1\",\"reason\":\"" + "x".repeat(501) + "\"}", session.cookie(),
                session.csrf()).statusCode()).isEqualTo(400);
        assertThat(post("/api/release", "no json", session.cookie(), session.csrf()).statusCode()).isEqualTo(400);
        assertThat(post("/api/release", "{\"id\":\"other\",\"reason\":\"x\"}", session.cookie(),
                session.csrf()).statusCode()).isEqualTo(404);
        assertThat(desk.released).isEmpty();
    }

    @Test void aDetailShowsTheProofDownToEscapedBytes() throws Exception {
        String body = get("/api/inspection/i1", open().cookie()).body();
        assertThat(body).contains("\"fact\":\"link.text-target-mismatch\"").contains("\\\\x1b")
                .contains("\"gap\":\"no_answer\"").contains("\"state\":\"done\"")
                .doesNotContain("\u001b").doesNotContain("\u202e");
        Json.Obj read = (Json.Obj) JsonReader.read(body.replace("0.97", "1"));
        assertThat(((Json.Str) read.members().get("subject")).text()).isEqualTo(FakeDesk.HOSTILE);
    }

    @EdgeCase("EC-099")
    @Test void aDefectAnswersWithAnIdAndKeepsTheDetailsInside() throws Exception {
        String cookie = open().cookie();
        desk.breakDown();
        HttpResponse<String> answer = get("/api/inspections", cookie);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("db-7").doesNotContain("IllegalState").contains("\"id\":");
        assertThat(defects).hasSize(1);
        assertThat(defects.get(text(answer.body(), "id"))).contains("db-7.secret.example");
    }

    @Test void eventsBeginWithTheWholeStateAndTellChanges() throws Exception {
        Session session = open();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nAccept: text/event-stream\r\nCookie: "
                    + session.cookie() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            readUntil(socket, "Are you at your desk?");
            assertThat(post("/api/release", "{\"id\":\"i3\",\"reason\":\"known\"}", session.cookie(),
                    session.csrf()).statusCode()).isEqualTo(200);
            readUntil(socket, "\"state\":\"released\"");
        }
    }

    @Test void aDefectWhileTellingIsToldAndEndsTheStreamSoThatThePageDoesNotSeemLive() throws Exception {
        Session session = open();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                    + "\r\nConnection: close\r\nAccept: text/event-stream\r\nCookie: "
                    + session.cookie() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            readUntil(socket, "Are you at your desk?");
            desk.breakDown();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("db-7");
        }
        assertThat(defects.values()).anySatisfy(d -> assertThat(d).contains("db-7.secret.example"));
    }

    private static void readUntil(Socket socket, String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf(wanted) < 0) {
            int count = socket.getInputStream().read(buffer);
            assertThat(count).as("the stream ended before: " + wanted + " after " + seen).isPositive();
            seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
    }

    @Test void aPortInUseIsSaidSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> PageServer.start(taken.getLocalPort(), desk,
                    () -> LedgerWatch.Seen.UNKNOWN, defects::put))).isInstanceOf(PageServer.PortTaken.class);
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> submit(String token, String type, byte[] body) throws Exception {
        return http.send(HttpRequest.newBuilder(uri("/api/messages")).header("Authorization", "Bearer " + token).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
    }

    @Test void aProgramHandsInAMessageWithItsTokenAndNothingElse() throws Exception {
        byte[] large = new byte[300_000];
        assertThat(submit(TOKEN, "message/rfc822", large).body()).as("larger than any request of the page").isEqualTo("{\"bytes\":300000}");
        assertThat(submit("another", "message/rfc822", large).statusCode()).isEqualTo(401);
        assertThat(submit("", "message/rfc822", large).statusCode()).isEqualTo(401);
        assertThat(submit(TOKEN, "text/plain", large).statusCode()).isEqualTo(415);
        assertThat(submit(TOKEN, "message/rfc822", new byte[0]).statusCode()).isEqualTo(400);
        Session session = open();
        assertThat(post("/api/messages", "{}", session.cookie(), session.csrf()).statusCode()).as("a page's session is no token").isEqualTo(401);
    }

    private HttpResponse<String> order(String token, String type, String origin) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/backfill")).header("Authorization", "Bearer " + token)
                .header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString("{\"days\":3}"));
        return http.send((origin.isEmpty() ? request : request.header("Origin", origin)).build(), BodyHandlers.ofString());
    }

    @Test void aProgramAsksAboutCoverageWithItsTokenAndABrowserCannot() throws Exception {
        assertThat(order(TOKEN, "application/json", "").statusCode()).as("this desk offers none").isEqualTo(409);
        assertThat(order("another", "application/json", "").statusCode()).isEqualTo(401);
        assertThat(order(TOKEN, "text/plain", "").statusCode()).isEqualTo(415);
        assertThat(order(TOKEN, "application/json", "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(get("/api/coverage", "").statusCode()).isEqualTo(401);
        Session session = open();
        assertThat(get("/api/coverage", session.cookie()).statusCode()).isEqualTo(409);
        assertThat(get("/api/backfill", session.cookie()).body()).isEqualTo("{\"backfills\":[]}");
        assertThat(post("/api/clawback", "{\"message_id\":\"<a@b>\",\"act\":true}", session.cookie(), session.csrf()).statusCode())
                .as("acting needs a reason").isEqualTo(400);
        assertThat(http.send(HttpRequest.newBuilder(uri("/api/release")).header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString())
                .statusCode()).as("a token releases nothing").isEqualTo(401);
    }

    @Test void aMessageThatIsTooLargeIsRefusedWithoutBeingKept() throws Exception {
        assertThat(submit(TOKEN, "message/rfc822", new byte[(50 << 20) + 1]).statusCode()).isEqualTo(413);
    }
}
