package dev.cordon.connectors;

import dev.cordon.connectors.files.FilesDoor;
import dev.cordon.connectors.google.GoogleAccounts;
import dev.cordon.connectors.google.GoogleConfigCheck;
import dev.cordon.connectors.google.GoogleDirectory;
import dev.cordon.connectors.google.GoogleDoor;
import dev.cordon.connectors.graph.GraphAccountActor;
import dev.cordon.connectors.graph.GraphAccounts;
import dev.cordon.connectors.graph.GraphDirectory;
import dev.cordon.connectors.graph.GraphDoor;
import dev.cordon.connectors.graph.GraphSettings;
import dev.cordon.connectors.imap.ImapDoor;
import dev.cordon.connectors.jmap.JmapDoor;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.desk.Accounts;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.AccountActor;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.Directory;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of mail systems we have a door to. */
public final class Connectors {
    /** The kinds, as {@code kind} of a connector names them. */
    // keep sorted
    public static final List<String> KINDS = List.of("files", "google", "imap", "jmap", "microsoft");

    /** The kinds whose mailboxes have logins of their own. */
    public static final Set<String> LOGINS = Set.of("imap", "jmap");

    /** The kinds that have a directory. */
    // keep sorted
    public static final List<String> DIRECTORIES = List.of("google", "microsoft");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final String NAME_FORBIDDEN = "/.\\\"*%";

    private Connectors() {}

    private record Opened(String name, TrackedReader reader, MailActor actor, Runnable closing) implements Connector {
        @Override public void close() {
            reader.closeWatches();
            closing.run();
        }
    }

    /**
     * Opens a connector. Nothing is contacted yet, so that a mail system that is down does not keep the others from starting.
     * {@link IllegalArgumentException} with all of {@link #problems} when the configuration cannot work.
     *
     * @param clock for the life of tokens and the pauses that a provider asks for
     */
    public static Connector open(ConnectorConfig config, TenantId tenant, InstantSource clock) {
        List<String> problems = problems(config);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("connector " + config.name() + ": " + String.join("; ", problems));
        }
        return switch (config.kind()) {
            case "files" -> {
                FilesDoor door = new FilesDoor(config, tenant, clock);
                yield new Opened(config.name(), new TrackedReader(door.reader()), door.actor(), () -> { });
            }
            case "google" -> {
                GoogleDoor door = new GoogleDoor(config, tenant, clock);
                yield new Opened(config.name(), new TrackedReader(door.reader()), door.actor(), door::close);
            }
            case "imap" -> {
                ImapDoor door = new ImapDoor(config, tenant);
                yield new Opened(config.name(), new TrackedReader(door.reader()), door.actor(), door::close);
            }
            case "jmap" -> {
                JmapDoor door = new JmapDoor(config, tenant);
                yield new Opened(config.name(), new TrackedReader(door.reader()), door.actor(), door::close);
            }
            case "microsoft" -> {
                GraphDoor door = new GraphDoor(config, tenant, clock);
                yield new Opened(config.name(), new TrackedReader(door.reader()), door.actor(), door::close);
            }
            default -> throw new IllegalStateException("a kind without a door: " + config.kind());
        };
    }

    /** Opens the directory of a connector whose kind is among {@link #DIRECTORIES}. Nothing is contacted yet. */
    public static Directory directory(ConnectorConfig config, DirectoryConfig wish, InstantSource clock) {
        return switch (config.kind()) {
            case "google" -> new GoogleDirectory(config, wish.administrator(), wish.vipGroup(), clock);
            case "microsoft" -> new GraphDirectory(config, wish.vipGroup(), clock);
            default -> throw new IllegalArgumentException("a kind without a directory: " + config.kind());
        };
    }

    /**
     * Opens what tells of the accounts of a connector whose kind is among {@link #DIRECTORIES}. Nothing is contacted yet.
     *
     * @param ownDomains mail that leads elsewhere leads outside
     */
    public static Accounts accounts(ConnectorConfig config, DirectoryConfig wish, List<String> ownDomains, InstantSource clock) {
        return switch (config.kind()) {
            case "google" -> new GoogleAccounts(config, wish.administrator(), ownDomains, clock);
            case "microsoft" -> new GraphAccounts(config, ownDomains, clock);
            default -> throw new IllegalArgumentException("a kind that tells nothing of accounts: " + config.kind());
        };
    }

    /** Opens what answers to the take-over of accounts; kind {@code microsoft} only. Nothing is contacted yet. */
    public static AccountActor accountActor(ConnectorConfig config, InstantSource clock) {
        if (!config.kind().equals("microsoft")) {
            throw new IllegalArgumentException("a kind whose accounts are not acted on: " + config.kind());
        }
        return new GraphAccountActor(config, clock);
    }

    /** What is wrong with a configuration as far as can be seen without contacting anybody; empty when nothing is. */
    public static List<String> problems(ConnectorConfig config) {
        List<String> problems = new ArrayList<>();
        boolean ownLogins = LOGINS.contains(config.kind());
        if (!KINDS.contains(config.kind())) {
            problems.add("`" + config.kind() + "` is not a kind of mail system; there are " + String.join(", ", KINDS));
        } else if (config.kind().equals("files")) {
            problems.addAll(FilesDoor.problems(config));
        } else if (config.kind().equals("google")) {
            problems.addAll(GoogleConfigCheck.problems(config));
        } else if (ownLogins) {
            checkUrl(config).ifPresent(problems::add);
        } else {
            problems.addAll(GraphSettings.problems(config));
        }
        if (config.quarantineFolder().isBlank() || config.quarantineFolder().chars().anyMatch(c -> c < ' '
                || NAME_FORBIDDEN.indexOf(c) >= 0)) {
            problems.add("quarantine-folder must be a plain name without any of " + NAME_FORBIDDEN);
        }
        Trust.problem(config.certificates()).ifPresent(problems::add);
        for (MailboxConfig mailbox : ownLogins ? config.mailboxes() : List.<MailboxConfig>of()) {
            checkLogin(config, mailbox.address(), "reader", mailbox.reader()).ifPresent(problems::add);
            checkLogin(config, mailbox.address(), "actor", mailbox.actor()).ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<String> checkUrl(ConnectorConfig config) {
        URI url;
        try {
            url = new URI(config.url());
        } catch (URISyntaxException e) {
            return Optional.of("url `" + config.url() + "` is not an address");
        }
        boolean jmap = config.kind().equals("jmap");
        List<String> schemes = jmap ? List.of("https", "http") : List.of("imaps", "imap");
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (!schemes.contains(scheme) || host == null) {
            return Optional.of("url `" + config.url() + "` must look like "
                    + (jmap ? "https://mail.example.org/.well-known/jmap" : "imaps://mail.example.org:993"));
        }
        if (url.getUserInfo() != null) {
            return Optional.of("url must not hold a user name or password: give them as reader and actor");
        }
        if (scheme.equals("http") && !LOOPBACK.contains(host)) {
            return Optional.of("http is plain text and is taken on loopback only: use https for " + host);
        }
        return Optional.empty();
    }

    private static Optional<String> checkLogin(ConnectorConfig config, String address, String role, Login login) {
        if (login.secret().isEmpty()) {
            return Optional.of("the " + role + " of " + address + " has an empty secret");
        }
        boolean needsUser = login.scheme() == Login.Scheme.BASIC || config.kind().equals("imap");
        if (needsUser && (login.user().isBlank() || login.user().chars().anyMatch(c -> c < ' '))) {
            return Optional.of("the " + role + " of " + address + " needs a user name");
        }
        return Optional.empty();
    }
}
