package dev.cordon.access.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium, driven by its own protocol over a loopback socket. */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long WAIT_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final HttpClient http;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    final List<String> problems = new java.util.concurrent.CopyOnWriteArrayList<>();
    private String session = "";

    private Browser(Process process, HttpClient http, URI address) throws Exception {
        this.process = process;
        this.http = http;
        this.socket = http.newWebSocketBuilder().buildAsync(address, new Ears()).get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Where Chromium is installed. */
    static Optional<Path> installed() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream().map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    static Browser start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
                        "--remote-debugging-port=0",
                "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).redirectOutput(profile.resolve("log").toFile()).start();
        Path announced = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600 && !(Files.exists(announced) && Files.readAllLines(announced).size() > 1); i++) {
            boolean gone = process.waitFor(100, TimeUnit.MILLISECONDS);
            if (gone) {
                throw new IOException("Chromium ended: " + Files.readString(profile.resolve("log")));
            }
        }
        List<String> lines = Files.readAllLines(announced);
        Browser browser = new Browser(process, HttpClient.newHttpClient(), URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        String target = browser.ask("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
        browser.session = browser.ask("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId").asString();
        browser.ask("Page.enable", Map.of());
        browser.ask("Runtime.enable", Map.of());
        browser.ask("Log.enable", Map.of());
        return browser;
    }

    JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        Map<String, Object> message = new java.util.LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(JSON.writeValueAsString(message), true).get(WAIT_SECONDS, TimeUnit.SECONDS);
        return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    void open(String url) throws Exception {
        ask("Page.navigate", Map.of("url", url));
    }

    void window(int width, int height, boolean dark) throws Exception {
        ask("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        ask("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark"
                : "light"))));
    }

    /** The value of an expression, as text. */
    String value(String expression) throws Exception {
        JsonNode answer = ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        JsonNode value = answer.get("result").get("value");
        return value == null ? "" : value.asString();
    }

    /** Waits inside the page until an expression holds. */
    void until(String expression) throws Exception {
        String found = value("new Promise((done) => { const began = performance.now(); const look = () => { let ok = false; try { ok ="
                + " !!(" + expression
                + "); } catch { ok = false; } if (ok) done('yes'); else if (performance.now() - began > 30000) done('no'); else"
                        + " requestAnimationFrame(look); };"
                + " look(); })");
        if (!found.equals("yes")) {
            throw new AssertionError("never: " + expression + "\nthe page: " + value("document.body.innerText") + "\nproblems: "
                    + problems);
        }
    }

    void click(String selector) throws Exception {
        String _ = value("document.querySelector(" + JSON.writeValueAsString(selector) + ").click()");
    }

    void picture(Path file) throws Exception {
        byte[] png = Base64.getDecoder().decode(ask("Page.captureScreenshot", Map.of("format", "png")).get("data").asString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, png);
    }

    @Override public void close() {
        socket.abort();
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode heard = JSON.readTree(text.toString());
                text.setLength(0);
                if (heard.has("id")) {
                    CompletableFuture<JsonNode> waiting = asked.remove(heard.get("id").asInt());
                    if (heard.has("error")) {
                        waiting.completeExceptionally(new IOException(heard.get("error").toString()));
                    } else {
                        waiting.complete(heard.get("result"));
                    }
                } else if (List.of("Log.entryAdded", "Runtime.exceptionThrown").contains(heard.get("method").asString())) {
                    problems.add(heard.get("params").toString());
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
