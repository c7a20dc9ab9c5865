package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.config.Config;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks the {@code cordon serve} that runs on a configuration's store, with the installation's own token, over loopback. */
final class ServeClient {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(10);

    private final String file;
    private final Path store;

    private ServeClient(String file, Path store) {
        this.file = file;
        this.store = store;
    }

    /** The one for this configuration file. */
    static ServeClient of(String file, Call call) {
        Config config = ConfigCommand.usable(file, Map.of(), call);
        return new ServeClient(file, Path.of(config.store().folder()));
    }

    /** The answer to a question. */
    Json.Obj get(String path) {
        return exchange(request(path).GET().build());
    }

    /** The answer to an order. */
    Json.Obj post(String path, Map<String, Object> body) {
        return exchange(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(JsonLine.of(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        Path page = store.resolve("page-url");
        if (!Files.exists(page) || !Files.exists(ApiToken.file(store))) {
            throw notRunning("it has never run");
        }
        try {
            String url = Files.readString(page).strip();
            int key = url.indexOf("/#");
            URI uri = URI.create((key < 0 ? url : url.substring(0, key)) + path);
            if (!"127.0.0.1".equals(uri.getHost())) {
                throw new Refusal(page + " does not name an address of this machine; `cordon serve` writes it anew at its start");
            }
            return HttpRequest.newBuilder(uri).timeout(ANSWER_WITHIN).header("Authorization", "Bearer " + ApiToken.read(store));
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(page + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Json.Obj exchange(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY).build()) {
            HttpResponse<byte[]> reply = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Json.Obj answer = JsonReader.read(reply.body()) instanceof Json.Obj o ? o : Json.EMPTY;
            if (reply.statusCode() != 200) {
                throw new Refusal(answer.members().get("error") instanceof Json.Str s ? s.text() : "status " + reply.statusCode());
            }
            return answer;
        } catch (IOException e) {
            throw notRunning("nothing answers at " + request.uri().getHost() + ":" + request.uri().getPort());
        } catch (JsonReader.NotJson e) {
            throw new Refusal("something else than Cordon answers at " + request.uri().getHost() + ":" + request.uri().getPort());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted");
        }
    }

    private Refusal notRunning(String why) {
        return new Refusal("`cordon serve` does not run on " + store + " (" + why + "): start it with `cordon serve --config " + file + "`");
    }

    // --- reading answers -------------------------------------------------------------------------------------------------------------

    static String text(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Str s ? s.text() : "";
    }

    static long number(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Num n ? n.number() : 0;
    }

    static boolean flag(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Bool b && b.flag();
    }

    static List<Json.Obj> objects(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Arr list
                ? list.items().stream().filter(i -> i instanceof Json.Obj).map(i -> (Json.Obj) i).toList() : List.of();
    }

    static List<String> texts(Json.Obj object, String member) {
        return object.members().get(member) instanceof Json.Arr list
                ? list.items().stream().filter(i -> i instanceof Json.Str).map(i -> ((Json.Str) i).text()).toList() : List.of();
    }
}
