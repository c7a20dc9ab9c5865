package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.ConnectorContract;
import dev.cordon.testkit.providers.FakeJmap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The contract of every connector, on our own fake. */
final class JmapFakeContractTest extends ConnectorContract {
    static final String ALICE = "alice@example.test";
    static final TenantId TENANT = new TenantId("default");

    static Connector connector(FakeJmap fake, String password, String... addresses) {
        Login login = new Login(Login.Scheme.BASIC, addresses[0], Secret.of(password));
        List<MailboxConfig> mailboxes = List.of(addresses).stream().map(a -> new MailboxConfig(a, login, login)).toList();
        return Connectors.open(new ConnectorConfig("fake", "jmap", fake.url().toString(), "Cordon Quarantine", Duration.ofMinutes(5),
                mailboxes),
                TENANT, InstantSource.system());
    }

    private record FakeRig(FakeJmap fake, Connector connector, boolean owns, JmapShapes shapes) implements Rig {
        @Override public MailReader reader() {
            return connector.reader();
        }

        @Override public MailActor actor() {
            return connector.actor();
        }

        @Override public MailboxId mailbox() {
            return new MailboxId(TENANT, "fake", ALICE);
        }

        @Override public void deliver(byte[] message) {
            fake.deliver(ALICE, message);
        }

        @Override public void destroy(String messageId) {
            fake.folders(ALICE).values().stream().flatMap(List::stream)
                    .filter(seen -> new String(seen.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1).contains(messageId))
                    .forEach(seen -> fake.ownerDeletes(ALICE, seen.id()));
        }

        @Override public Rig withWrongSecret() {
            return new FakeRig(fake, JmapFakeContractTest.connector(fake, "not-the-password", ALICE), false, shapes);
        }

        @Override public boolean keepsBareLf() {
            return true;
        }

        @Override public void close() {
            connector.close();
            if (owns) {
                fake.close();
                assertThat(shapes.problems()).isEmpty();
                assertThat(shapes.seen()).as("exchanges whose shape was checked").isPositive();
            }
        }
    }

    @Override protected Optional<Rig> open() {
        FakeJmap fake = FakeJmap.start(InstantSource.system()).account(ALICE, "secret").account("bob@example.test", "secret");
        JmapShapes shapes = new JmapShapes();
        fake.observe(shapes);
        Connector connector = connector(fake, "secret", ALICE);
        assertThat(connector.reader().now(new MailboxId(TENANT, "fake", ALICE))).isInstanceOf(Answer.Known.class);
        return Optional.of(new FakeRig(fake, connector, true, shapes));
    }

    @Override protected String run() {
        return "fake";
    }
}
