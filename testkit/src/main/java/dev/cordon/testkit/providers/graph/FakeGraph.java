package dev.cordon.testkit.providers.graph;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small Microsoft 365 tenant on a loopback socket: the token endpoint of Entra ID and the part of Microsoft Graph v1.0 that concerns
 * mail.
 * It checks permissions, keeps the service's limits, sends change notifications, and goes wrong on demand. Mail is
 * {@linkplain #deliver delivered} by calling a method; what a mailbox's owner sees is told by {@link #folders}. Safe for use by many
 * threads.
 */
public final class FakeGraph implements AutoCloseable {
    /** The tenant's id. */
    public static final String TENANT = "5b1c6a1e-0000-4000-8000-0000000c0de5";

    static final Set<String> READS_MAIL = Set.of("Mail.ReadBasic.All", "Mail.Read", "Mail.ReadWrite");
    private static final int CONNECTIONS_WAITING_MAX = 200;
    private static final int DELTA_PAGE_MAX = 1000;

    static {
        // Without it every answer waits up to 40 ms for the client's delayed acknowledgement (RFC 1122 §4.2.3.2).
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /**
     * A message as its mailbox's owner sees it.
     *
     * @param id the immutable id
     * @param folder the name of its folder
     * @param bytes the whole message
     */
    public record Seen(String id, String folder, boolean read, List<String> categories, String subject, byte[] bytes) {}

    /**
     * One change of a message that an app asked for and that was performed.
     *
     * @param id the immutable id
     * @param what {@code move}, {@code mark} or {@code delete}
     * @param from the id of the folder before
     * @param to the id of the folder after, or the categories after, joined by commas
     * @param changed whether anything was different afterwards
     * @param looked whether an app had looked at the message since it last changed
     */
    public record Act(String address, String id, String what, String from, String to, boolean changed, boolean looked) {}

    /**
     * One exchange, for checks of its shape.
     *
     * @param path the path template as the vendor's list of operations writes it, or {@code webhook} for a notification that was sent
     * @param query as it was sent, still encoded
     * @param answer empty when it was not JSON
     */
    public record Exchange(String method, String path, String query, String request, int status, String answer) {}

    /** Sees every exchange. */
    public interface Observer {
        /** One exchange. */
        void seen(Exchange exchange);
    }

    private final Map<String, GraphMailbox> byAddress = new ConcurrentSkipListMap<>();
    private final Map<String, GraphMailbox> byUserId = new ConcurrentHashMap<>();
    private final Map<String, GraphApp> apps = new ConcurrentHashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final List<ObjectNode> signIns = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final Set<String> outOfScope = ConcurrentHashMap.newKeySet();
    private final List<String> beyondConsent = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicInteger overConcurrency = new AtomicInteger();
    private final GraphFaults faults = new GraphFaults();
    private final TokenDesk tokens = new TokenDesk(this);
    private final GraphSubscriptions subscriptions = new GraphSubscriptions(this);
    private final GraphNotices notices = new GraphNotices(this);
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final GraphDesk desk = new GraphDesk(this);
    private final List<Act> acts = new ArrayList<>();
    private final @Nullable HttpServer server;
    private volatile int deltaPageMax = DELTA_PAGE_MAX;
    private volatile boolean emptyPages;
    private volatile boolean repeatsInDelta;
    private volatile int unseenFor;
    private volatile Duration unseenAtMost = Duration.ofDays(1);
    private volatile Observer observer = _ -> { };

    private FakeGraph(InstantSource clock, @Nullable HttpServer server) {
        this.clock = clock;
        this.server = server;
        if (server != null) {
            server.setExecutor(threads);
            server.createContext("/", desk);
            server.start();
        }
    }

    /** One without a socket, for a simulation: its {@link #handler} is asked directly, and it sends no notifications. */
    public static FakeGraph withoutSocket(InstantSource clock) {
        return new FakeGraph(clock, null);
    }

    /** What answers its requests. */
    public HttpHandler handler() {
        return desk;
    }

    /** Starts one on a free loopback port. */
    public static FakeGraph start(InstantSource clock) {
        return start(clock, 0);
    }

    /** Starts one on this loopback port, 0 for a free one. {@link UncheckedIOException} when the port is taken. */
    public static FakeGraph start(InstantSource clock, int port) {
        try {
            return new FakeGraph(clock, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECTIONS_WAITING_MAX));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " on loopback cannot be opened: " + e.getMessage(), e);
        }
    }

    /** What stands for {@code https://graph.microsoft.com}. */
    public String root() {
        return "http://127.0.0.1:" + port();
    }

    /** What stands for {@code https://login.microsoftonline.com}. */
    public String authority() {
        return root();
    }

    /** The tenant's id. */
    public String tenantId() {
        return TENANT;
    }

    /** The port it listens on; 1, where nothing listens, when it has no socket. */
    public int port() {
        return server == null ? 1 : server.getAddress().getPort();
    }

    // --- the administrator -----------------------------------------------------------------------------------------------------------

    /** Registers an app with a secret and consents these roles. */
    public FakeGraph app(String clientId, String secret, String... roles) {
        GraphApp app = apps.computeIfAbsent(clientId, GraphApp::new);
        app.secrets.add(secret);
        app.roles.addAll(List.of(roles));
        return this;
    }

    /** Lets an app sign in with a certificate. */
    public FakeGraph certificate(String clientId, X509Certificate certificate) {
        apps.computeIfAbsent(clientId, GraphApp::new).trust(certificate);
        return this;
    }

    /** Lets an app sign in with this token of another issuer. */
    public FakeGraph federated(String clientId, String token) {
        apps.computeIfAbsent(clientId, GraphApp::new).federatedTokens.add(token);
        return this;
    }

    private GraphApp registered(String clientId) {
        return apps.computeIfAbsent(clientId, GraphApp::new);
    }

    /** Takes a credential away. */
    public void dropSecret(String clientId, String secret) {
        registered(clientId).secrets.remove(secret);
    }

    /** Consents one role. */
    public void consent(String clientId, String role) {
        registered(clientId).roles.add(role);
    }

    /** Takes the consent for one role back; tokens that are out already lose it too. */
    public void revoke(String clientId, String role) {
        registered(clientId).roles.remove(role);
    }

    /** Gives a role for one mailbox by RBAC for Applications: no token shows it. */
    public void scoped(String clientId, String role, String address) {
        registered(clientId).scoped.computeIfAbsent(address, _ -> ConcurrentHashMap.newKeySet()).add(role);
    }

    /** Puts a mailbox outside of what apps may open: 403 {@code ErrorAccessDenied}. */
    public void outOfScope(String address) {
        outOfScope.add(address);
    }

    /** Adds a user with a mailbox. */
    public FakeGraph mailbox(String address, String... more) {
        for (String one : concat(address, more)) {
            String userId = String.format(Locale.ROOT, "9d3c4ad8-0000-4000-8000-%012d", byAddress.size() + 1);
            GraphMailbox box = new GraphMailbox(one, userId);
            byAddress.put(one, box);
            byUserId.put(userId, box);
        }
        return this;
    }

    /** Says who owns a mailbox. */
    public FakeGraph person(String address, String name, String title) {
        GraphMailbox box = the(address);
        box.ownerName = name;
        box.title = title;
        return this;
    }

    /** Lets a user sign in, or no longer. */
    public void enabled(String address, boolean may) {
        the(address).enabled = may;
    }

    /** Adds a group with these members. */
    public FakeGraph group(String address, String... members) {
        groups.put(address, List.of(members));
        return this;
    }

    /** An inbox rule: it forwards when an address is given, and deletes what it meets when it is to. */
    public String rule(String address, String name, String forwardTo, boolean deletes) {
        GraphMailbox box = the(address);
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        String id = "AQAAAJ5d" + box.rules.size() + "=";
        rule.put("id", id).put("displayName", name).put("sequence", box.rules.size() + 1).put("isEnabled", true).put("hasError", false)
                .put("isReadOnly", false);
        ObjectNode actions = rule.putObject("actions");
        if (!forwardTo.isEmpty()) {
            actions.putArray("forwardTo").addObject().putObject("emailAddress").put("address", forwardTo).put("name", forwardTo);
        }
        actions.put("delete", deletes).put("stopProcessingRules", true);
        box.rules.add(rule);
        return id;
    }

    /** Whether an inbox rule is on. */
    public boolean ruleEnabled(String address, String id) {
        return the(address).rules.stream().anyMatch(r -> r.path("id").asString("").equals(id) && r.path("isEnabled").asBoolean());
    }

    /** A program was given these scopes by a user. */
    public void grant(String address, String clientId, String scopes) {
        GraphMailbox box = the(address);
        box.grants.add(JsonNodeFactory.instance.objectNode().put("id", "grant-" + box.grants.size()).put("clientId", clientId)
                .put("consentType", "Principal").put("principalId", box.userId).put("resourceId", "00000003-0000-0000-c000-000000000000")
                .put("scope", scopes));
    }

    /** A user signed in. */
    public void signIn(String address, String ip, String client, String risk) {
        signIns.add(JsonNodeFactory.instance.objectNode().put("id", "signin-" + signIns.size()).put("createdDateTime",
                clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString()).put("userPrincipalName", address)
                .put("ipAddress", ip).put("clientAppUsed", client).put("riskLevelDuringSignIn", risk));
    }

    List<ObjectNode> signIns() {
        return List.copyOf(signIns);
    }

    Map<String, List<String>> groups() {
        return groups;
    }

    private static List<String> concat(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addFirst(first);
        return all;
    }

    /** The users' addresses, sorted. */
    public List<String> addresses() {
        return List.copyOf(byAddress.keySet());
    }

    // --- senders and owners ----------------------------------------------------------------------------------------------------------

    /** Mail arrives in a mailbox's inbox with exactly these bytes; its immutable id. */
    public String deliver(String address, byte[] message) {
        return deliver(address, message, "inbox");
    }

    /** Mail arrives in a folder, as a rule would file it: a well-known name such as {@code junkemail}, or a display name. */
    public String deliver(String address, byte[] message, String folder) {
        GraphMailbox box = the(address);
        synchronized (box) {
            GraphMessage added = box.add(message.clone(), clock.instant(), folderId(box, folder));
            added.unseenFor = unseenFor;
            notices.changed(box, added, "created");
            return added.immutableId;
        }
    }

    /** The owner moves a message to a folder, which is made when missing. */
    public void ownerMoves(String address, String id, String folder) {
        GraphMailbox box = the(address);
        synchronized (box) {
            box.message(id).ifPresent(m -> {
                box.move(m, folderId(box, folder), clock.instant());
                notices.changed(box, m, "updated");
            });
        }
    }

    /** The owner reads a message. */
    public void ownerReads(String address, String id) {
        GraphMailbox box = the(address);
        synchronized (box) {
            box.message(id).ifPresent(m -> {
                m.read = true;
                box.updated(m, clock.instant());
                notices.changed(box, m, "updated");
            });
        }
    }

    /** The owner deletes a message for ever. */
    public void ownerDeletes(String address, String id) {
        GraphMailbox box = the(address);
        synchronized (box) {
            box.message(id).ifPresent(m -> {
                box.destroy(id);
                notices.changed(box, m, "deleted");
            });
        }
    }

    /** The owner deletes a folder with everything in it. */
    public void ownerDeletesFolder(String address, String folder) {
        GraphMailbox box = the(address);
        box.named(folder).ifPresent(f -> box.removeFolder(f.id()));
    }

    /** Every folder by its well-known name, others by display name, with its messages in order of arrival. */
    public Map<String, List<Seen>> folders(String address) {
        GraphMailbox box = the(address);
        Map<String, List<Seen>> view = new LinkedHashMap<>();
        synchronized (box) {
            for (GraphFolder folder : box.folders()) {
                String name = folder.wellKnown().isEmpty() ? folder.name() : folder.wellKnown();
                view.put(name, box.messages().stream().filter(m -> m.folder.equals(folder.id()))
                        .map(m -> new Seen(m.immutableId, name, m.read, List.copyOf(m.categories), m.header("Subject"), m.bytes.clone()))
                                .toList());
            }
        }
        return view;
    }

    /** Whether a folder is hidden from the owner; false when there is none of that name. */
    public boolean isHidden(String address, String folder) {
        return the(address).named(folder).map(GraphFolder::hidden).orElse(false);
    }

    // --- what goes wrong -------------------------------------------------------------------------------------------------------------

    /** What goes wrong with requests. */
    public GraphFaults faults() {
        return faults;
    }

    /** Every delta token given until now is dead: 410 {@code SyncStateNotFound}. */
    public void forgetDeltaTokens(String address) {
        the(address).forgetTokens();
    }

    /** Every access token given until now is refused. */
    public void endTokens() {
        tokens.endAll();
    }

    /** How long new access tokens live. */
    public void tokenLife(Duration life) {
        tokens.life(life);
    }

    /** How many access tokens were given. */
    public int tokensGiven() {
        return tokens.given();
    }

    /** At most so many items on a page of a delta, whatever is asked for. */
    public void deltaPages(int max) {
        deltaPageMax = max;
    }

    /** Whether every round of a delta begins with an empty page and a next link. */
    public void emptyDeltaPages(boolean on) {
        emptyPages = on;
    }

    /** Whether a delta tells every item twice. */
    public void repeatDeltaItems(boolean on) {
        repeatsInDelta = on;
    }

    /** What arrives from now on is answered with 404 so many times before it is found, as stores that agree only after a while do. */
    public void unseenAtFirst(int requests) {
        unseenFor = requests;
    }

    /** However often it was asked for, what arrived is found after this time. */
    public void seenAfter(Duration atMost) {
        unseenAtMost = atMost;
    }

    /** The next notifications are lost. */
    public void dropNotifications(int next) {
        notices.drop(next);
    }

    /** Whether every notification is sent twice. */
    public void doubleNotifications(boolean on) {
        notices.doubled(on);
    }

    /** Holds notifications back; when this ends they come late and in reverse order. */
    public void holdNotifications(boolean on) {
        notices.hold(on);
    }

    /**
     * Sends a lifecycle event to every subscription: {@code missed}, {@code reauthorizationRequired}, or {@code subscriptionRemoved}, which
     * also removes it.
     */
    public void lifecycle(String event) {
        for (GraphSubscription s : subscriptions.all()) {
            if (event.equals("subscriptionRemoved")) {
                subscriptions.remove(s.id());
            }
            notices.lifecycle(s, event);
        }
    }

    // --- what can be counted ---------------------------------------------------------------------------------------------------------

    /** How many requests so far held this text in their operation, such as {@code /move}; those inside batches too. */
    public int requests(String operation) {
        return counts.entrySet().stream().filter(e -> e.getKey().contains(operation)).mapToInt(e -> e.getValue().get()).sum();
    }

    /** Every operation so far and how often. */
    public Map<String, Integer> operations() {
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(), Integer::sum, TreeMap::new));
    }

    /** How often more than four requests to one mailbox were under way. */
    public int timesOverConcurrency() {
        return overConcurrency.get();
    }

    /** Requests that were refused because their app had none of the roles that are needed, or not for that mailbox. */
    public List<String> beyondConsent() {
        return List.copyOf(beyondConsent);
    }

    /** The ids of the subscriptions that exist. */
    public List<String> subscriptionIds() {
        return subscriptions.all().stream().map(GraphSubscription::id).toList();
    }

    /** The secret that a subscription's notifications carry; empty when there is none of that id. */
    public String clientState(String subscriptionId) {
        return subscriptions.byId(subscriptionId).map(GraphSubscription::clientState).orElse("");
    }

    /** How many notifications were accepted by their receiver. */
    public int notificationsAccepted() {
        return notices.sent();
    }

    /** Every change that apps made, in order. */
    public List<Act> acts() {
        synchronized (acts) {
            return List.copyOf(acts);
        }
    }

    /** From now on this one sees every exchange. */
    public void observe(Observer by) {
        observer = by;
    }

    // --- for the desks ---------------------------------------------------------------------------------------------------------------

    Observer observer() {
        return observer;
    }

    InstantSource clock() {
        return clock;
    }

    Map<String, GraphApp> apps() {
        return apps;
    }

    TokenDesk tokens() {
        return tokens;
    }

    GraphSubscriptions subscriptions() {
        return subscriptions;
    }

    GraphNotices notices() {
        return notices;
    }

    int deltaPageMax() {
        return deltaPageMax;
    }

    Duration unseenAtMost() {
        return unseenAtMost;
    }

    boolean emptyPages() {
        return emptyPages;
    }

    boolean repeatsInDelta() {
        return repeatsInDelta;
    }

    void count(String operation) {
        counts.computeIfAbsent(operation, _ -> new AtomicInteger()).incrementAndGet();
    }

    void acted(Act act) {
        synchronized (acts) {
            acts.add(act);
        }
    }

    void overConcurrency() {
        overConcurrency.incrementAndGet();
    }

    Optional<GraphMailbox> mailbox(String addressOrId) {
        return Optional.ofNullable(byAddress.get(addressOrId)).or(() -> Optional.ofNullable(byUserId.get(addressOrId)));
    }

    void requireRole(GraphApp app, Set<String> anyOf, GraphMailbox box) throws GraphRefusal {
        if (outOfScope.contains(box.address) || !app.may(anyOf, box.address)) {
            beyondConsent.add(app.clientId + " in " + box.address + " without any of " + anyOf);
            throw new GraphRefusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }
    }

    void requireRole(GraphApp app, Set<String> anyOf) throws GraphRefusal {
        if (!app.may(anyOf, "")) {
            beyondConsent.add(app.clientId + " without any of " + anyOf);
            throw new GraphRefusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
        }
    }

    /** A link to the same request with other options. */
    String link(GraphRequest request, Map<String, String> options) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.putAll(options);
        String text = query.entrySet().stream().map(e -> encoded(e.getKey()).replace("%24", "$") + '=' + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return root() + "/v1.0" + path(request.path()) + '?' + text;
    }

    String link(List<String> path, String option, String value) {
        return root() + "/v1.0" + path(path) + '?' + option + '=' + value;
    }

    private static String path(List<String> segments) {
        return segments.stream().map(s -> '/' + encoded(s).replace("%28", "(").replace("%29", ")")).collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private GraphMailbox the(String address) {
        return mailbox(address).orElseThrow(() -> new IllegalArgumentException("no mailbox " + address));
    }

    private static String folderId(GraphMailbox box, String folder) {
        return box.named(folder).orElseGet(() -> box.addFolder(folder, "", "root", false)).id();
    }

    @Override public void close() {
        notices.close();
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }
}
