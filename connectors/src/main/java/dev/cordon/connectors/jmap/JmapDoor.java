package dev.cordon.connectors.jmap;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.connectors.wire.Trust;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The reader and the actor of one JMAP system. They share no connection and no credential. */
public final class JmapDoor implements AutoCloseable {
    private final HttpLine readerLine;
    private final HttpLine actorLine;
    private final MailReader reader;
    private final MailActor actor;

    /** Opens nothing yet: the first question to a mailbox does. */
    public JmapDoor(ConnectorConfig config, TenantId tenant) {
        SSLContext trust = Trust.context(config.certificates());
        readerLine = HttpLine.open(HttpClient.Version.HTTP_1_1, trust);
        actorLine = HttpLine.open(HttpClient.Version.HTTP_1_1, trust);
        reader = new JmapReader(accesses(config, tenant, readerLine, "the reader of ", MailboxConfig::reader, JmapAccess.READING),
                config.quarantineFolder(), new Pace());
        actor = new JmapActor(accesses(config, tenant, actorLine, "the actor of ", MailboxConfig::actor, JmapAccess.ACTING),
                config.quarantineFolder());
    }

    private static Map<MailboxId, JmapAccess> accesses(ConnectorConfig config, TenantId tenant, HttpLine line, String who,
            Function<MailboxConfig, Login> login, Set<String> methods) {
        Map<MailboxId, JmapAccess> accesses = new LinkedHashMap<>();
        for (MailboxConfig mailbox : config.mailboxes()) {
            JmapHttp http = new JmapHttp(line, login.apply(mailbox), who + mailbox.address());
            accesses.put(new MailboxId(tenant, config.name(), mailbox.address()), new JmapAccess(http, URI.create(config.url()),
                    mailbox.address(), login.apply(mailbox).user(), methods));
        }
        return accesses;
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
        readerLine.close();
        actorLine.close();
    }
}
