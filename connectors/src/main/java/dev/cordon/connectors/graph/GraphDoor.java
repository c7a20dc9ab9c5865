package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The reader and the actor of one Microsoft 365 tenant. They share no connection, and no credential unless they are configured as one app.
 */
public final class GraphDoor implements AutoCloseable {
    private final HttpLine readerLine;
    private final HttpLine actorLine;
    private final Map<String, Gate> tenants = new LinkedHashMap<>();
    private final Map<String, GraphShare> shares = new LinkedHashMap<>();
    private final GraphReader reader;
    private final GraphActor actor;
    private final GraphHooks hooks;

    /** Contacts nobody yet: the first question to a mailbox does. */
    public GraphDoor(ConnectorConfig config, TenantId tenant, InstantSource clock) {
        this(config, tenant, clock, new SecureRandom(), GraphWatch.Timing.USUAL);
    }

    /** Over given connections, which are closed with this; {@code chance} decides whatever is left to chance, as a simulation needs it. */
    public GraphDoor(ConnectorConfig config, TenantId tenant, InstantSource clock, HttpLine readerLine, HttpLine actorLine,
                     RandomGenerator chance) {
        this(config, tenant, clock, chance, GraphWatch.Timing.USUAL, readerLine, actorLine);
    }

    GraphDoor(ConnectorConfig config, TenantId tenant, InstantSource clock, RandomGenerator chance, GraphWatch.Timing timing) {
        this(config, tenant, clock, chance, timing, line(config), line(config));
    }

    private static HttpLine line(ConnectorConfig config) {
        return HttpLine.open(HttpClient.Version.HTTP_2, Trust.context(config.certificates()));
    }

    private GraphDoor(ConnectorConfig config, TenantId tenant, InstantSource clock, RandomGenerator chance, GraphWatch.Timing timing,
                      HttpLine readerLine, HttpLine actorLine) {
        this.readerLine = readerLine;
        this.actorLine = actorLine;
        MicrosoftConfig microsoft = config.microsoft();
        Endpoints endpoints = Endpoints.of(microsoft);
        GraphIdentity reading = new GraphIdentity(microsoft.reader(), endpoints, microsoft.directory(), readerLine, clock, chance);
        GraphIdentity acting = new GraphIdentity(actorOf(microsoft), endpoints, microsoft.directory(), actorLine, clock, chance);
        Map<MailboxId, GraphLine> readers = new LinkedHashMap<>();
        Map<MailboxId, GraphLine> actors = new LinkedHashMap<>();
        for (MailboxConfig mailbox : config.mailboxes()) {
            MailboxId id = new MailboxId(tenant, config.name(), mailbox.address());
            readers.put(id, new GraphLine(readerLine, reading, endpoints, share(reading, mailbox, clock, chance), Gate.Purpose.READ,
                    mailbox.address(), chance));
            actors.put(id, new GraphLine(actorLine, acting, endpoints, share(acting, mailbox, clock, chance), Gate.Purpose.ACT,
                    mailbox.address(), chance));
        }
        hooks = new GraphHooks(config, reading, clock, chance, timing);
        reader = new GraphReader(readers, config.quarantineFolder(), clock, hooks);
        actor = new GraphActor(actors, config.quarantineFolder(), clock);
    }

    private static MicrosoftLogin actorOf(MicrosoftConfig config) {
        return config.actor().clientId().isEmpty() ? config.reader() : config.actor();
    }

    // One app has one share of a mailbox, whoever of us uses it.
    private GraphShare share(GraphIdentity identity, MailboxConfig mailbox, InstantSource clock, RandomGenerator chance) {
        Gate tenant = tenants.computeIfAbsent(identity.clientId(), _ -> GraphShare.tenant(clock));
        return shares.computeIfAbsent(identity.clientId() + " " + mailbox.address(), _ -> new GraphShare(tenant, clock, chance));
    }

    /** What reads. */
    public MailReader reader() {
        return reader;
    }

    /** What acts. */
    public MailActor actor() {
        return actor;
    }

    /** Deletes a copy that was just seen for ever; not part of the ordinary actions. */
    public Answer<Sighting> purge(Copy copy, Sighting.Present from) {
        return actor.purge(copy, from);
    }

    /** How many notifications were refused since the start: forged, of another tenant, or not understood. */
    public long refusedNotices() {
        return hooks.refused();
    }

    @Override public void close() {
        hooks.close();
        readerLine.close();
        actorLine.close();
    }
}
