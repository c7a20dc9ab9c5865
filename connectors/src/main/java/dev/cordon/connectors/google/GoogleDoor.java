package dev.cordon.connectors.google;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.TokenEndpoint;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reader and the actor of one Google Workspace tenant. They share no connection and no token: the reader's tokens cannot change
 * anything. They share each mailbox's quota, of which a fifth is kept for acting.
 */
public final class GoogleDoor implements AutoCloseable {
    /** What reading needs. */
    static final String READ_SCOPE = "gmail.readonly";
    /** What Pub/Sub needs, for the service account itself. */
    static final String PUBSUB_SCOPE = "pubsub";

    /** Quota units since 2026-05-01: 6,000 a minute and user. */
    private static final Gate.Share MAILBOX = new Gate.Share(8, 6_000, Duration.ofMinutes(1));
    private static final Gate.Share PULLS = new Gate.Share(8, 6_000, Duration.ofMinutes(1));

    private final HttpLine readerLine;
    private final HttpLine actorLine;
    private final List<Runnable> closing = new ArrayList<>();
    private final MailReader reader;
    private final MailActor actor;

    /** Contacts nobody yet. {@link IllegalArgumentException} when the key cannot be used or the push address is taken. */
    public GoogleDoor(ConnectorConfig config, TenantId tenant, InstantSource clock) {
        this(config, tenant, clock, line(config), line(config));
    }

    private static HttpLine line(ConnectorConfig config) {
        return HttpLine.open(GooglePlaces.of(config.google().api()).own() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    }

    /** Over given connections, which are closed with this. */
    public GoogleDoor(ConnectorConfig config, TenantId tenant, InstantSource clock, HttpLine readerLine, HttpLine actorLine) {
        this.readerLine = readerLine;
        this.actorLine = actorLine;
        GoogleConfig google = config.google();
        GooglePlaces places = GooglePlaces.of(google.api());
        Set<String> addresses = config.mailboxes().stream().map(MailboxConfig::address).collect(Collectors.toSet());
        GoogleTokens reading = tokens(google, places, readerLine, clock, addresses);
        GoogleTokens acting = tokens(google, places, actorLine, clock, addresses);
        Map<MailboxId, GmailAccess> readers = new LinkedHashMap<>();
        Map<MailboxId, GmailAccess> actors = new LinkedHashMap<>();
        for (String address : addresses) {
            Gate gate = new Gate(MAILBOX, clock);
            MailboxId id = new MailboxId(tenant, config.name(), address);
            readers.put(id, new GmailAccess(new GoogleLine(readerLine, reading, gate, Gate.Purpose.READ, address, READ_SCOPE,
                    "the reader of " + address), places, address));
            actors.put(id, new GmailAccess(new GoogleLine(actorLine, acting, gate, Gate.Purpose.ACT, address, google.actScope(),
                    "the actor of " + address), places, address));
        }
        boolean pushed = !google.pushListen().isEmpty();
        GoogleLine own = new GoogleLine(readerLine, reading, new Gate(PULLS, clock), Gate.Purpose.READ, GoogleTokens.ITSELF, PUBSUB_SCOPE,
                "the service account " + google.serviceAccount());
        boolean on = !google.topic().isEmpty() && (pushed || !google.subscription().isEmpty());
        PubSubWake wake = new PubSubWake(on, own, places.pubsub(), pushed ? "" : google.subscription());
        closing.add(wake::close);
        if (on && pushed) {
            closing.add(PushListener.open(google, new PushProof(readerLine, places.certificates(), google, clock), wake::hint)::close);
        }
        reader = new GmailReader(readers, config.quarantineFolder(), clock, new GmailWatches(wake, google.topic(), clock));
        actor = new GmailActor(actors, config.quarantineFolder());
    }

    private static GoogleTokens tokens(GoogleConfig google, GooglePlaces places, HttpLine line, InstantSource clock, Set<String> addresses) {
        return new GoogleTokens(ServiceAccount.of(google, places, line, clock), new TokenEndpoint(line, places.token()), clock, addresses);
    }

    /** What reads. */
    public MailReader reader() {
        return reader;
    }

    /** What acts. */
    public MailActor actor() {
        return actor;
    }

    @Override public void close() {
        closing.forEach(Runnable::run);
        readerLine.close();
        actorLine.close();
    }
}
