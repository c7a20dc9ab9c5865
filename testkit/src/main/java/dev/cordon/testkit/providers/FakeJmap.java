package dev.cordon.testkit.providers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A small mail system that speaks JMAP (RFC 8620, RFC 8621) on a loopback socket: accounts with the usual folders, Basic sign-in,
 * push by event source, and faults on demand. Mail is {@linkplain #deliver delivered} by calling a method; what a mailbox's owner
 * sees is told by {@link #folders}. Safe for use by many threads.
 */
public final class FakeJmap implements AutoCloseable {
    private static final int CONNECTIONS_WAITING_MAX = 200;
    private static final int OBJECTS_IN_GET_MAX = 500;

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
     * @param folders names of the folders it is in
     * @param keywords such as {@code $seen}
     * @param subject the raw Subject field
     * @param bytes the whole message
     */
    public record Seen(String id, Set<String> folders, Set<String> keywords, String subject, byte[] bytes) {}

    /** Sees every exchange that was answered with JSON, so that tests can check its shape. */
    public interface Observer {
        /**
         * One exchange.
         *
         * @param path {@code /jmap/session} or {@code /jmap/api}
         * @param request the body of the request, empty for the session
         * @param answer the body of the answer
         */
        void seen(String path, String request, String answer);
    }

    private final Map<String, FakeAccount> accounts = new ConcurrentHashMap<>();
    private final EventStreams streams = new EventStreams();
    private final FakeFaults faults = new FakeFaults();
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile boolean push = true;
    private volatile int objectsInGetMax = OBJECTS_IN_GET_MAX;
    private volatile Observer observer = (_, _, _) -> { };

    private FakeJmap(InstantSource clock, int port) throws IOException {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTIONS_WAITING_MAX);
        server.setExecutor(threads);
        server.createContext("/", new JmapDesk(this));
        server.start();
    }

    /** Starts one on a free loopback port. */
    public static FakeJmap start(InstantSource clock) {
        return start(clock, 0);
    }

    /** Starts one on this loopback port, 0 for a free one. {@link UncheckedIOException} when the port is taken. */
    public static FakeJmap start(InstantSource clock, int port) {
        try {
            return new FakeJmap(clock, port);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " on loopback cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The session resource to configure a connector with. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/.well-known/jmap");
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Adds an account with the usual folders. */
    public FakeJmap account(String address, String password) {
        accounts.put(address, new FakeAccount(address, password));
        return this;
    }

    /** The accounts' addresses, sorted. */
    public List<String> accounts() {
        return accounts.keySet().stream().sorted().toList();
    }

    /** Mail arrives in an account's Inbox, with exactly these bytes; its id. */
    public String deliver(String address, byte[] message) {
        return deliver(address, message, "Inbox");
    }

    /** Mail arrives in a named folder, as a filter rule would file it; its id. */
    public String deliver(String address, byte[] message, String folder) {
        FakeAccount account = the(address);
        FakeEmail email = account.add(message.clone(), clock.instant(), List.of(named(account, folder)), List.of());
        announce(account);
        return email.id;
    }

    /** What the owner sees: folder names, each with its messages in order of arrival. */
    public Map<String, List<Seen>> folders(String address) {
        FakeAccount account = the(address);
        Map<String, List<Seen>> view = new LinkedHashMap<>();
        synchronized (account) {
            for (FakeFolder folder : account.folders()) {
                view.put(folder.name(), account.emails().stream().filter(e -> e.folders.contains(folder.id()))
                        .map(e -> seen(account, e)).toList());
            }
        }
        return view;
    }

    /** One message, or nothing when it no longer exists. */
    public Optional<Seen> message(String address, String id) {
        FakeAccount account = the(address);
        synchronized (account) {
            return account.email(id).map(e -> seen(account, e));
        }
    }

    /** The owner moves a message to a folder, which is made when missing. */
    public void ownerMoves(String address, String id, String folder) {
        FakeAccount account = the(address);
        synchronized (account) {
            account.email(id).ifPresent(e -> account.change(id, List.of(named(account, folder)), e.keywords));
        }
        announce(account);
    }

    /** The owner sets a keyword, such as {@code $seen} by reading. */
    public void ownerMarks(String address, String id, String keyword) {
        FakeAccount account = the(address);
        synchronized (account) {
            account.email(id).ifPresent(e -> {
                Set<String> keywords = new TreeSet<>(e.keywords);
                keywords.add(keyword);
                account.change(id, e.folders, keywords);
            });
        }
        announce(account);
    }

    /** The owner deletes a message for ever. */
    public void ownerDeletes(String address, String id) {
        FakeAccount account = the(address);
        account.destroy(id);
        announce(account);
    }

    /** The server no longer knows older states: {@code cannotCalculateChanges} until a client starts anew. */
    public void forgetHistory(String address) {
        the(address).forgetHistory();
    }

    /** What goes wrong. */
    public FakeFaults faults() {
        return faults;
    }

    /** Whether the event source is offered; otherwise it answers 204 (RFC 8620 §7.3), as Debian's Cyrus does. */
    public void offerPush(boolean offered) {
        push = offered;
        if (!offered) {
            streams.dropAll();
        }
    }

    /** Closes every push connection, as a restart of the server would. */
    public void dropPush() {
        streams.dropAll();
    }

    /** How many push connections are open now. */
    public int listeners() {
        return streams.count();
    }

    /** The limit maxObjectsInGet that is announced and enforced. */
    public void objectsInGetMax(int max) {
        objectsInGetMax = max;
    }

    /** From now on this one sees every exchange. */
    public void observe(Observer by) {
        observer = by;
    }

    Observer observer() {
        return observer;
    }

    int objectsInGetMax() {
        return objectsInGetMax;
    }

    boolean offersPush() {
        return push;
    }

    EventStreams streams() {
        return streams;
    }

    InstantSource clock() {
        return clock;
    }

    Optional<FakeAccount> signIn(String user, String password) {
        return Optional.ofNullable(accounts.get(user)).filter(a -> a.password.equals(password));
    }

    void announce(FakeAccount account) {
        streams.changed(account.id, "{\"@type\":\"StateChange\",\"changed\":{\"" + account.id + "\":{\"Email\":\"" + account.emailState()
                + "\",\"Mailbox\":\"" + account.mailboxState() + "\"}}}");
    }

    private FakeAccount the(String address) {
        FakeAccount account = accounts.get(address);
        if (account == null) {
            throw new IllegalArgumentException("no account " + address);
        }
        return account;
    }

    private static String named(FakeAccount account, String folder) {
        synchronized (account) {
            return account.folderNamed(folder).orElseGet(() -> account.addFolder(folder, "", 10, true)).id();
        }
    }

    private static Seen seen(FakeAccount account, FakeEmail email) {
        Set<String> names = account.folders().stream().filter(f -> email.folders.contains(f.id())).map(FakeFolder::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Seen(email.id, names, new TreeSet<>((Collection<String>) email.keywords), email.header("Subject"), email.bytes.clone());
    }

    @Override public void close() {
        streams.dropAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
