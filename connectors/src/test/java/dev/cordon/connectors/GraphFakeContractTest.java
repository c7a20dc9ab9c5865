package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.ConnectorContract;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The contract of every connector, on our own Microsoft 365 tenant, with every exchange checked against the vendor's description. */
final class GraphFakeContractTest extends ConnectorContract {
    static final String ALICE = "alice@example.test";
    static final TenantId TENANT = new TenantId("default");
    static final String READER = "11111111-0000-4000-8000-000000000001";
    static final String ACTOR = "22222222-0000-4000-8000-000000000002";

    static FakeGraph fake(InstantSource clock) {
        return FakeGraph.start(clock).mailbox(ALICE, "bob@example.test").app(READER, "reader-secret", "Mail.Read")
                .app(ACTOR, "actor-secret", "Mail.ReadWrite");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MicrosoftConfig tenant(FakeGraph fake, MicrosoftLogin reader, MicrosoftLogin actor, MicrosoftNotices notices) {
        return new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority(), fake.root(), reader, actor, notices);
    }

    static MicrosoftNotices notices() {
        int port = freePort();
        return new MicrosoftNotices("http://127.0.0.1:" + port + "/cordon", port);
    }

    static ConnectorConfig config(MicrosoftConfig tenant) {
        return ConnectorConfig.microsoft("fake", tenant, "Cordon Quarantine", Duration.ofMinutes(5), List.of(ALICE, "bob@example.test"));
    }

    static Connector connector(FakeGraph fake, MicrosoftNotices notices, InstantSource clock) {
        return Connectors.open(config(tenant(fake, MicrosoftLogin.withSecret(READER, Secret.of("reader-secret")),
                MicrosoftLogin.withSecret(ACTOR, Secret.of("actor-secret")), notices)), TENANT, clock);
    }

    private record FakeRig(FakeGraph fake, Connector connector, boolean owns, Optional<GraphShapes> shapes) implements Rig {
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
                    .filter(seen -> new String(seen.bytes(), StandardCharsets.ISO_8859_1).contains(messageId))
                    .forEach(seen -> fake.ownerDeletes(ALICE, seen.id()));
        }

        @Override public Rig withWrongSecret() {
            MicrosoftLogin wrong = MicrosoftLogin.withSecret(READER, Secret.of("not-the-password"));
            return new FakeRig(fake, Connectors.open(config(tenant(fake, wrong, wrong, MicrosoftNotices.NONE)), TENANT,
                    InstantSource.system()),
                    false, Optional.empty());
        }

        @Override public boolean keepsBareLf() {
            return true;
        }

        @Override public void close() {
            connector.close();
            if (owns) {
                fake.close();
                assertThat(fake.beyondConsent()).as("requests beyond the roles that were consented").isEmpty();
                assertThat(fake.timesOverConcurrency()).as("more than four requests at once to one mailbox").isZero();
                shapes.ifPresent(s -> {
                    assertThat(s.problems()).isEmpty();
                    assertThat(s.seen()).as("exchanges whose shape was checked").isPositive();
                });
            }
        }
    }

    @Override protected Optional<Rig> open() {
        FakeGraph fake = fake(InstantSource.system());
        Optional<GraphShapes> shapes = GraphShapes.open();
        shapes.ifPresent(fake::observe);
        Connector connector = connector(fake, notices(), InstantSource.system());
        assertThat(connector.reader().now(new MailboxId(TENANT, "fake", ALICE))).isInstanceOf(Answer.Known.class);
        return Optional.of(new FakeRig(fake, connector, true, shapes));
    }

    @Override protected String run() {
        return "fake";
    }
}
