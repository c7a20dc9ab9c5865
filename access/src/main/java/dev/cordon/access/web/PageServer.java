package dev.cordon.access.web;

import dev.cordon.access.show.JsonLine;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.runtime.JsonReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The page and its API on loopback. Everything is refused that is not in the list of routes, in one and the same way (EC-100);
 * what goes wrong inside is answered with an id only (EC-099); a request that was sent to another name than ours is not for us,
 * which is what stops a web site from reaching this page through a name that it made point here.
 */
public final class PageServer implements AutoCloseable {
    private static final String COOKIE = "cordon-session";
    private static final String MESSAGES = "/api/messages";
    private static final int ID_DIGITS = 8;
    private static final int BODY_MAX = 16 << 10;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cache-Control", "no-store");

    /** The port is taken by somebody else. */
    public static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1L;

        PortTaken(int port) {
            super("port " + port + " is in use");
        }
    }

    private final Sessions sessions = new Sessions();
    private final Api api;
    private final Feed feed;
    private final Submissions submissions;
    private final Javalin javalin;
    private final BiConsumer<String, String> defects;
    private final TreeSet<String> routes = new TreeSet<>();

    private PageServer(Desk desk, LedgerWatch watch, Submissions submissions, BiConsumer<String, String> defects) {
        this.api = new Api(desk, watch);
        this.feed = new Feed(api, this::defect);
        this.submissions = submissions;
        this.defects = defects;
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts on 127.0.0.1.
     *
     * @param port 0 lets the system choose one
     * @param defects told the id and the details of what went wrong inside
     */
    public static PageServer start(int port, Desk desk, LedgerWatch watch, BiConsumer<String, String> defects) throws PortTaken {
        return start(port, desk, watch, Submissions.none(), defects);
    }

    /** Starts on 127.0.0.1 and takes messages from programs as well. */
    public static PageServer start(int port, Desk desk, LedgerWatch watch, Submissions submissions, BiConsumer<String, String> defects)
            throws PortTaken {
        PageServer server = new PageServer(desk, watch, submissions, defects);
        try {
            server.javalin.start("127.0.0.1", port);
        } catch (JavalinBindException e) {
            throw new PortTaken(port);
        }
        server.feed.start();
        return server;
    }

    /** The port that was taken. */
    public int port() {
        return javalin.port();
    }

    /** The address without a key. */
    public String address() {
        return "http://127.0.0.1:" + port() + "/";
    }

    /** The address that opens the page once; every use makes the next one. */
    public String url() {
        return address() + "#key=" + sessions.key();
    }

    /** Every route, as method and path, sorted. */
    public List<String> routes() {
        return List.copyOf(routes);
    }

    @Override public void close() {
        feed.close();
        javalin.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = BODY_MAX;
        config.http.defaultContentType = "application/json";
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
        });
        config.routes.before(this::admit);
        Assets.all().forEach((path, asset) -> get(config, path, c -> c.contentType(asset.contentType()).result(asset.bytes())));
        post(config, "/api/session", this::open);
        get(config, "/api/session", c -> answer(c, Api.Reply.of(Map.of("csrf", sessions.csrf(cookie(c)).orElse("")))));
        get(config, "/api/standing", c -> answer(c, api.standing()));
        get(config, "/api/inspections", c -> answer(c, api.inspections(Optional.ofNullable(c.queryParam("max")).orElse(""))));
        get(config, "/api/inspection/{id}", c -> answer(c, api.inspection(c.pathParam("id"))));
        get(config, "/api/ledger", c -> answer(c, api.ledger()));
        post(config, MESSAGES, c -> answer(c, submissions.take(c)));
        post(config, "/api/release", c -> answer(c, api.release(c.bodyAsBytes())));
        routes.add("GET /api/events");
        config.routes.sse("/api/events", feed::join);
        config.routes.error(404, c -> answer(c, c.attribute("answered") == null ? Api.Reply.refused(404, "not found") : new Api.Reply(404,
                String.valueOf(c.result()))));
        config.routes.exception(Exception.class, this::failed);
    }

    private void get(JavalinConfig config, String path, io.javalin.http.Handler handler) {
        routes.add("GET " + path);
        config.routes.get(path, handler);
    }

    private void post(JavalinConfig config, String path, io.javalin.http.Handler handler) {
        routes.add("POST " + path);
        config.routes.post(path, handler);
    }

    // Before every request, known path or not.
    private void admit(Context c) {
        HEADERS.forEach(c::header);
        if (!forUs(c)) {
            refuse(c, 404, "not found");
            return;
        }
        boolean change = !c.method().name().equals("GET");
        if (change && c.path().equals(MESSAGES)) {
            admitProgram(c);
            return;
        }
        if (change && !fromUs(c)) {
            refuse(c, 403, "this request did not come from Cordon's own page");
            return;
        }
        if (!c.path().startsWith("/api/") || c.path().equals("/api/session") && change) {
            return;
        }
        Optional<String> csrf = sessions.csrf(cookie(c));
        if (csrf.isEmpty()) {
            refuse(c, 401, "open the page by the address that Cordon printed");
        } else if (change && !Sessions.same(csrf.get(), header(c, "X-Cordon-Csrf"))) {
            refuse(c, 403, "the page is out of date: reload it");
        }
    }

    // No page may do this, whoever's it is: a browser that sends an Origin has no business here.
    private void admitProgram(Context c) {
        if (!header(c, "Origin").isEmpty() || !submissions.admits(c)) {
            refuse(c, 401, "send the token of this installation as `Authorization: Bearer …`");
        } else if (!header(c, "Content-Type").startsWith("message/rfc822")) {
            refuse(c, 415, "send the message as it was received, with Content-Type: message/rfc822");
        }
    }

    private boolean forUs(Context c) {
        String host = header(c, "Host");
        String port = ":" + javalin.port();
        return host.equals("127.0.0.1" + port) || host.equals("localhost" + port);
    }

    private boolean fromUs(Context c) {
        String origin = header(c, "Origin");
        String site = header(c, "Sec-Fetch-Site");
        return (origin.isEmpty() || origin.equals("http://" + header(c, "Host"))) && (site.isEmpty() || site.equals("same-origin"))
                && header(c, "Content-Type").startsWith("application/json");
    }

    private void open(Context c) throws JsonReader.NotJson {
        Json body;
        try {
            body = JsonReader.read(c.bodyAsBytes());
        } catch (JsonReader.NotJson e) {
            answer(c, Api.Reply.refused(400, "the body is not JSON"));
            return;
        }
        Optional<Sessions.Opened> opened = sessions.open(body instanceof Json.Obj o ? Api.text(o, "key") : "");
        if (opened.isEmpty()) {
            answer(c, Api.Reply.refused(401, "this address was used already, or is not from this run"));
            return;
        }
        // No Secure: there is no TLS on loopback, and the browser would drop it. Strict: no other site can send it.
        c.header("Set-Cookie", COOKIE + "=" + opened.get().cookie() + "; Path=/; HttpOnly; SameSite=Strict");
        answer(c, Api.Reply.of(Map.of("csrf", opened.get().csrf())));
    }

    private static String cookie(Context c) {
        return Optional.ofNullable(c.cookie(COOKIE)).orElse("");
    }

    private static String header(Context c, String name) {
        return Optional.ofNullable(c.header(name)).orElse("");
    }

    private static void answer(Context c, Api.Reply reply) {
        c.attribute("answered", Boolean.TRUE);
        c.status(reply.status()).contentType("application/json; charset=utf-8").result(reply.json());
    }

    private static void refuse(Context c, int status, String words) {
        answer(c, Api.Reply.refused(status, words));
        c.skipRemainingHandlers();
    }

    private void failed(Exception e, Context c) {
        String id = defect(e);
        c.status(500).contentType("application/json; charset=utf-8")
                .result(JsonLine.of(Map.of("error", "this is a defect of Cordon (" + id + "); the details are in its log", "id", id)));
    }

    private String defect(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        String id = ContentHash.of(trace.toString().getBytes(StandardCharsets.UTF_8)).value().substring(0, ID_DIGITS);
        defects.accept(id, trace.toString());
        return id;
    }
}
