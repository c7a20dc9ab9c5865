package dev.cordon.testkit.providers.google;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small Google Workspace on a loopback socket: the token endpoint with domain-wide delegation, Gmail, Pub/Sub, Directory and Reports,
 * all below one address, with Gmail's quotas and faults on demand. It behaves as the vendor's documentation and other people's bug reports
 * say Google does: 64-bit numbers are texts, unknown ids in a batch are passed over, notifications beyond one a second are dropped, old
 * history is forgotten. Mail is {@linkplain #deliver delivered} by calling a method. Safe for use by many threads.
 */
public final class FakeGoogle implements AutoCloseable {
    /** The service account. */
    public static final String SERVICE_ACCOUNT = "cordon@fake-project.iam.gserviceaccount.com";
    /** The topic that exists. */
    public static final String TOPIC = "projects/fake-project/topics/gmail";
    /** The subscription that exists, to be pulled. */
    public static final String SUBSCRIPTION = "projects/fake-project/subscriptions/cordon";
    /** The prefix of Google's scopes. */
    public static final String SCOPE = "https://www.googleapis.com/auth/";

    private static final int CONNECTIONS_WAITING_MAX = 200;
    private static final Duration WATCH_LIFE = Duration.ofDays(7);
    private static final Duration NOTICES_APART = Duration.ofSeconds(1);

    static {
        // Without it every answer waits up to 40 ms for the client's delayed acknowledgement (RFC 1122 §4.2.3.2).
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    /**
     * A message as its mailbox's owner sees it.
     *
     * @param id the provider's id
     * @param labels names of its labels, such as {@code INBOX}
     * @param bytes the whole message
     */
    public record Seen(String id, Set<String> labels, byte[] bytes) {}

    /**
     * One change of a message's labels that was asked for over the API and performed.
     *
     * @param from names of the labels before
     * @param to names of the labels after
     * @param looked whether the message had been looked at over the API since it last changed
     */
    public record Act(String address, String id, Set<String> from, Set<String> to, boolean looked) {}

    /**
     * One request and its answer.
     *
     * @param id the method's id in the discovery document, {@code unknown} when there is none
     * @param path as it was asked for, percent-encoded
     * @param query each option with its values
     * @param request the body, empty when there was none
     * @param answer the body, empty when there is none
     */
    public record Exchange(String id, String method, String path, Map<String, List<String>> query, String request, int status, String answer) {}

    /** Sees every exchange of the APIs, so that tests can check its shape. */
    public interface Observer {
        /** One exchange. */
        void seen(Exchange exchange);
    }

    private record Watching(String topic, List<String> labels, boolean include, Instant until) {}

    private final Map<String, GmailBox> boxes = new ConcurrentHashMap<>();
    private final Map<String, Watching> watches = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastTold = new ConcurrentHashMap<>();
    private final GoogleFaults faults = new GoogleFaults();
    private final GmailHistory history = new GmailHistory();
    private final OfficeDesk office = new OfficeDesk();
    private final SettingsDesk settings = new SettingsDesk();
    private final List<String> outOfScope = new CopyOnWriteArrayList<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock;
    private final Quota quota;
    private final TokenDesk tokens;
    private final PubSubPush push;
    private final PubSubDesk pubsub;
    private final GoogleDesk desk = new GoogleDesk(this);
    private final List<Act> acts = new ArrayList<>();
    private final @Nullable HttpServer server;
    private volatile Observer observer = _ -> { };
    private volatile int lateGets;
    private volatile Duration lateAtMost = Duration.ofDays(1);
    private volatile int lateSearches;

    private FakeGoogle(InstantSource clock, @Nullable HttpServer server) {
        this.clock = clock;
        quota = new Quota(clock);
        tokens = new TokenDesk(clock, SERVICE_ACCOUNT, FakeKeys.ACCOUNT);
        push = new PubSubPush(clock, FakeKeys.GOOGLE);
        pubsub = new PubSubDesk(clock, push);
        this.server = server;
        if (server != null) {
            server.setExecutor(threads);
            server.createContext("/", desk);
            server.start();
        }
        asSelf("pubsub.projects.topics.create", TOPIC, JsonNodeFactory.instance.objectNode());
        asSelf("pubsub.projects.subscriptions.create", SUBSCRIPTION, JsonNodeFactory.instance.objectNode().put("topic", TOPIC)
                .put("ackDeadlineSeconds", 60));
    }

    private void asSelf(String id, String name, ObjectNode body) {
        List<String> path = Arrays.asList(("v1/" + name).split("/", -1));
        try {
            pubsub.answer(new GoogleCall(id, path, Map.of(), body, new byte[0], "application/json", SERVICE_ACCOUNT));
        } catch (GoogleRefusal e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The methods that are here, by id, each with the scopes of which a token needs one. */
    public static Map<String, List<String>> methods() {
        return Routes.scopes();
    }

    /** Starts one on a free loopback port. */
    public static FakeGoogle start(InstantSource clock) {
        return start(clock, 0);
    }

    /** Starts one on this loopback port, 0 for a free one. {@link UncheckedIOException} when the port is taken. */
    public static FakeGoogle start(InstantSource clock, int port) {
        try {
            return new FakeGoogle(clock, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECTIONS_WAITING_MAX));
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " on loopback cannot be opened: " + e.getMessage(), e);
        }
    }

    /** One without a socket, for a simulation: its {@link #handler} is asked directly. */
    public static FakeGoogle withoutSocket(InstantSource clock) {
        return new FakeGoogle(clock, null);
    }

    /** What answers its requests. */
    public HttpHandler handler() {
        return desk;
    }

    /** Where everything is: the address to configure a connector with. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The port it listens on; 1, where nothing listens, when it has no socket. */
    public int port() {
        return server == null ? 1 : server.getAddress().getPort();
    }

    // --- the tenant ------------------------------------------------------------------------------------------------------------------

    /** Adds a user with a mailbox. */
    public FakeGoogle user(String address) {
        return user(address, address.substring(0, address.indexOf('@')), "");
    }

    /** Adds a user with a mailbox, a name and a title. */
    public FakeGoogle user(String address, String name, String title) {
        boxes.put(address, new GmailBox(address, boxes.size() + 1L));
        tokens.user(address, true);
        office.user(address, name, title, false);
        return this;
    }

    /** A user's account is suspended, or no longer is. */
    public void suspend(String address, boolean suspended) {
        tokens.user(address, !suspended);
    }

    /** Makes a user an administrator, who may ask Directory and Reports. */
    public FakeGoogle administrator(String address) {
        tokens.user(address, true);
        tokens.administrator(address);
        return this;
    }

    /** Adds a group. */
    public FakeGoogle group(String address, String... members) {
        office.group(address, List.of(members));
        return this;
    }

    /** Adds a verified domain; the first is the primary one. */
    public FakeGoogle domain(String name) {
        office.domain(name);
        return this;
    }

    /** Something happened that Reports tells, such as {@code login}, {@code login_failure}. */
    public void activity(String application, String actor, String event) {
        office.activity(application, clock.instant(), actor, event);
    }

    /** A filter that takes mail out of the inbox, and forwards it when {@code forwardTo} is not empty. */
    public void filter(String address, String from, String forwardTo) {
        settings.filter(address, from, forwardTo);
    }

    /** All mail of a user is forwarded. */
    public void forwarding(String address, String to) {
        settings.forwarding(address, to);
    }

    /** Somebody else may open a user's mailbox. */
    public void delegate(String address, String to) {
        settings.delegate(address, to);
    }

    // --- credentials -----------------------------------------------------------------------------------------------------------------

    /** What the service account may do for users: exactly these scopes, each without its prefix, such as {@code gmail.readonly}. */
    public FakeGoogle delegation(String... scopes) {
        tokens.delegate(Arrays.stream(scopes).map(s -> s.startsWith("https:") ? s : SCOPE + s).toList());
        return this;
    }

    /** The service account's key file. */
    public String keyFile() {
        return tokens.keyFile(FakeKeys.ACCOUNT, url() + "/token");
    }

    /** A key file with a key that Google does not know. */
    public String wrongKeyFile() {
        return tokens.keyFile(FakeKeys.WRONG, url() + "/token");
    }

    /** Whether a workload that runs as the service account may sign for it ({@code iam.serviceAccountTokenCreator}). */
    public void signerRole(boolean has) {
        tokens.signerRole(has);
    }

    /** How long new access tokens live. */
    public void tokenSeconds(long seconds) {
        tokens.tokenSeconds(seconds);
    }

    /** Every access token that was issued stops working now. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** How many access tokens were issued. */
    public int tokensIssued() {
        return tokens.issued();
    }

    /** Requests that were refused because their token had none of the scopes that are needed. */
    public List<String> outOfScope() {
        return List.copyOf(outOfScope);
    }

    /** A push token with these claims changed, signed by Google's key. */
    public String pushToken(String email, String audience, Consumer<ObjectNode> change) {
        ObjectNode claims = push.claims(email, audience);
        change.accept(claims);
        return push.token(claims);
    }

    // --- mail ------------------------------------------------------------------------------------------------------------------------

    /** Mail arrives in a user's inbox, with exactly these bytes; its id. */
    public String deliver(String address, byte[] message) {
        return deliver(address, message, "INBOX", "UNREAD");
    }

    /** Mail arrives with these labels, as a filter would file it; user labels are made when missing. */
    public String deliver(String address, byte[] message, String... labels) {
        GmailBox box = the(address);
        return changing(box, () -> {
            GmailMessage added = box.add(message.clone(), clock.instant(), ids(box, List.of(labels)));
            added.hiddenFromGets = lateGets;
            added.hiddenAtMost = lateAtMost;
            added.hiddenFromSearches = lateSearches;
            return added.id;
        });
    }

    private static List<String> ids(GmailBox box, Collection<String> names) {
        return names.stream().map(n -> GmailBox.SYSTEM.contains(n) ? n
                : box.labelNamed(n).orElseGet(() -> box.addLabel(n, "labelShow", "show")).id()).toList();
    }

    /** All of a user's messages, oldest first. */
    public List<Seen> messages(String address) {
        GmailBox box = the(address);
        synchronized (box) {
            return box.newestFirst().reversed().stream().map(m -> new Seen(m.id, box.names(m), m.bytes.clone())).toList();
        }
    }

    /** One message, or nothing when it no longer exists. */
    public Optional<Seen> message(String address, String id) {
        return messages(address).stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** The owner changes labels, by their names. */
    public void ownerLabels(String address, String id, List<String> add, List<String> remove) {
        GmailBox box = the(address);
        changing(box, () -> {
            box.message(id).ifPresent(m -> box.relabel(m, ids(box, add), ids(box, remove)));
            return id;
        });
    }

    /** The owner deletes a message for ever. */
    public void ownerDeletes(String address, String id) {
        GmailBox box = the(address);
        changing(box, () -> {
            box.delete(id);
            return id;
        });
    }

    /** The owner deletes a label. */
    public void ownerDeletesLabel(String address, String name) {
        GmailBox box = the(address);
        changing(box, () -> {
            box.labelNamed(name).ifPresent(l -> box.deleteLabel(l.id()));
            return name;
        });
    }

    /** Names of a user's own labels and how each is shown in the list, such as {@code labelHide}. */
    public Map<String, String> userLabels(String address) {
        Map<String, String> labels = new TreeMap<>();
        the(address).labels().forEach(l -> labels.put(l.name(), l.inLabelList()));
        return labels;
    }

    // --- how it behaves --------------------------------------------------------------------------------------------------------------

    /** What goes wrong. */
    public GoogleFaults faults() {
        return faults;
    }

    /** The mailbox's history up to now is forgotten: {@code history.list} from before answers 404. */
    public void forgetHistory(String address) {
        the(address).forgetHistory();
    }

    /** The next pages of history come empty although more follows. */
    public void emptyHistoryPages(int pages) {
        history.emptyPages(pages);
    }

    /** The next answers of history say that nothing happened. */
    public void laggingHistory(int answers) {
        history.lagging(answers);
    }

    /** Messages that arrive from now on answer 404 to so many gets, and are not found by so many searches. */
    public void eventually(int gets, int searches) {
        lateGets = gets;
        lateSearches = searches;
    }

    /** However often it was asked for, what arrives from now on is found after this time. */
    public void seenAfter(Duration atMost) {
        lateAtMost = atMost;
    }

    /** Quota units a minute. */
    public void quota(long perUser, long perProject) {
        quota.limits(perUser, perProject);
    }

    /** Units that a user's mailbox has cost so far. */
    public long unitsSpent(String address) {
        return quota.spentBy(address);
    }

    /** The next so many notifications come twice, the next so many are lost, and order is mixed by a seed. */
    public void pubSubTrouble(int duplicates, int losses, boolean anyOrder, long seed) {
        pubsub.trouble(duplicates, losses, anyOrder, seed);
    }

    /** Adds a subscription of {@link #TOPIC} that is pushed to an address, with an OIDC token for an audience. */
    public void pushTo(String endpoint, String serviceAccount, String audience) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("topic", TOPIC);
        ObjectNode config = wish.putObject("pushConfig").put("pushEndpoint", endpoint);
        config.putObject("oidcToken").put("serviceAccountEmail", serviceAccount).put("audience", audience);
        asSelf("pubsub.projects.subscriptions.create", "projects/fake-project/subscriptions/push", wish);
    }

    /** How many pushes a subscriber refused. */
    public int pushesRefused() {
        return push.refused();
    }

    /** How many notifications wait in {@link #SUBSCRIPTION}. */
    public int notificationsWaiting() {
        return pubsub.waiting(SUBSCRIPTION);
    }

    /** How many notifications were dropped because there is at most one a second for each user. */
    public int notificationsDropped() {
        return dropped.get();
    }

    /** When the watch on a mailbox ends; nothing when it is not watched. */
    public Optional<Instant> watchedUntil(String address) {
        return Optional.ofNullable(watches.get(address)).map(Watching::until).filter(clock.instant()::isBefore);
    }

    /** The watch on a mailbox ends now. */
    public void endWatch(String address) {
        watches.remove(address);
    }

    /** Every change of labels that was made over the API, in order. */
    public List<Act> acts() {
        synchronized (acts) {
            return List.copyOf(acts);
        }
    }

    private void acted(Act act) {
        synchronized (acts) {
            acts.add(act);
        }
    }

    /** From now on this one sees every exchange. */
    public void observe(Observer by) {
        observer = by;
    }

    // --- for the desks ---------------------------------------------------------------------------------------------------------------

    TokenDesk tokens() {
        return tokens;
    }

    PubSubPush push() {
        return push;
    }

    Observer observer() {
        return observer;
    }

    void noteOutOfScope(String what) {
        outOfScope.add(what);
    }

    ObjectNode perform(GoogleCall call) throws GoogleRefusal, InterruptedException {
        if (call.id().startsWith("pubsub.")) {
            return pubsub.answer(call);
        }
        if (!call.id().startsWith("gmail.")) {
            if (!tokens.isAdministrator(call.subject())) {
                throw GoogleRefusal.forbidden("forbidden", "Not Authorized to access this resource/api");
            }
            return office.answer(call);
        }
        String named = call.path().get(call.path().indexOf("users") + 1);
        String user = named.equals("me") ? call.subject() : named;
        if (!user.equals(call.subject())) {
            throw GoogleRefusal.forbidden("forbidden", "Delegation denied for " + call.subject());
        }
        GmailBox box = boxes.get(user);
        if (box == null) {
            throw new GoogleRefusal(400, "failedPrecondition", "Mail service not enabled");
        }
        quota.spend(user, call.id());
        if (call.id().startsWith("gmail.users.settings.")) {
            return settings.answer(user, call);
        }
        if (call.id().equals("gmail.users.watch")) {
            return watch(box, call);
        }
        if (call.id().equals("gmail.users.stop")) {
            watches.remove(user);
            return JsonNodeFactory.instance.objectNode();
        }
        long before = box.historyId();
        ObjectNode answer = new GmailDesk(box, clock, history, this::acted).answer(call);
        if (box.historyId() != before) {
            announce(box);
        }
        return answer;
    }

    private ObjectNode watch(GmailBox box, GoogleCall call) throws GoogleRefusal {
        String topic = call.json().path("topicName").asString("");
        Watching now = watches.get(box.address);
        if (!pubsub.hasTopic(topic)) {
            throw new GoogleRefusal(404, "notFound", "Error sending test message to Cloud PubSub " + topic + " : Resource not found.");
        }
        if (now != null && !now.topic().equals(topic)) {
            throw GoogleRefusal.invalid("Only one user push notification client allowed per developer (call /stop then try again)");
        }
        List<String> labels = new CopyOnWriteArrayList<>();
        call.json().path("labelIds").forEach(l -> labels.add(l.asString("")));
        boolean include = !call.json().path("labelFilterBehavior").asString("include").equalsIgnoreCase("exclude");
        Instant until = clock.instant().plus(WATCH_LIFE);
        watches.put(box.address, new Watching(topic, labels, include, until));
        return JsonNodeFactory.instance.objectNode().put("historyId", Long.toString(box.historyId()))
                .put("expiration", Long.toString(until.toEpochMilli()));
    }

    private String changing(GmailBox box, Supplier<String> change) {
        String done;
        synchronized (box) {
            done = change.get();
        }
        announce(box);
        return done;
    }

    private void announce(GmailBox box) {
        Watching watching = watches.get(box.address);
        Instant now = clock.instant();
        if (watching == null || !now.isBefore(watching.until())) {
            return;
        }
        Instant last = lastTold.get(box.address);
        if (last != null && Duration.between(last, now).compareTo(NOTICES_APART) < 0) {
            dropped.incrementAndGet();
            return;
        }
        lastTold.put(box.address, now);
        // The history id is a number here, though a text everywhere else.
        pubsub.publish(watching.topic(), JsonNodeFactory.instance.objectNode().put("emailAddress", box.address)
                .put("historyId", box.historyId()).toString());
    }

    private GmailBox the(String address) {
        GmailBox box = boxes.get(address);
        if (box == null) {
            throw new IllegalArgumentException("no mailbox " + address);
        }
        return box;
    }

    /** The addresses with a mailbox, sorted. */
    public List<String> users() {
        return new LinkedHashMap<>(boxes).keySet().stream().sorted().toList();
    }

    @Override public void close() {
        pubsub.close();
        if (server != null) {
            server.stop(0);
        }
        push.close();
        threads.shutdownNow();
    }
}
