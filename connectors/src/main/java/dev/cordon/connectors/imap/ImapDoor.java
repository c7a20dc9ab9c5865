package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.BackOff;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The reader and the actor of one IMAP server. They share no connection and no credential. */
public final class ImapDoor implements AutoCloseable {
    private static final Duration IDLE_LOOK = Duration.ofMinutes(3);

    private final List<ImapBox> boxes = new ArrayList<>();
    private final BackOff end = new BackOff();
    private final MailReader reader;
    private final MailActor actor;

    /** Opens nothing yet: the first question to a mailbox does. */
    public ImapDoor(ConnectorConfig config, TenantId tenant) {
        reader = new ImapReader(boxes(config, tenant, "the reader of ", MailboxConfig::reader), new Pace());
        actor = new ImapActor(boxes(config, tenant, "the actor of ", MailboxConfig::actor), config.quarantineFolder());
        List<ImapBox> all = List.copyOf(boxes);
        Thread.ofVirtual().name("imap idle connections of " + config.name()).start(() -> {
            while (!end.over()) {
                end.rest(IDLE_LOOK);
                if (!end.over()) {
                    all.forEach(ImapBox::closeIfIdle);
                }
            }
        });
    }

    private Map<MailboxId, ImapBox> boxes(ConnectorConfig config, TenantId tenant, String who, Function<MailboxConfig, Login> login) {
        ImapServer server = ImapServer.of(URI.create(config.url()), Trust.context(config.certificates()));
        Map<MailboxId, ImapBox> map = new LinkedHashMap<>();
        for (MailboxConfig mailbox : config.mailboxes()) {
            ImapBox box = new ImapBox(server, login.apply(mailbox), who + mailbox.address(), mailbox.address());
            boxes.add(box);
            map.put(new MailboxId(tenant, config.name(), mailbox.address()), box);
        }
        return map;
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
        end.end();
        boxes.forEach(ImapBox::close);
    }
}
