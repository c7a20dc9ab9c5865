package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.GoogleConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.ConnectorContract;
import dev.cordon.testkit.google.GoogleShapes;
import dev.cordon.testkit.providers.google.FakeGoogle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The contract of every connector, on our own small Google Workspace; each exchange is checked against Google's documents. */
final class GoogleFakeContractTest extends ConnectorContract {
    static final String ALICE = "alice@example.test";
    static final String BOB = "bob@example.test";
    static final TenantId TENANT = new TenantId("default");

    static ConnectorConfig config(FakeGoogle fake, GoogleConfig google, String... addresses) {
        return ConnectorConfig.google("fake", google.at(fake.url()), "Cordon Quarantine", Duration.ofMinutes(5), List.of(addresses));
    }

    static GoogleConfig pulled(FakeGoogle fake, String keyFile) {
        return GoogleConfig.of(FakeGoogle.SERVICE_ACCOUNT, Secret.of(keyFile), FakeGoogle.TOPIC, FakeGoogle.SUBSCRIPTION);
    }

    static Connector connector(FakeGoogle fake, InstantSource clock, String... addresses) {
        return Connectors.open(config(fake, pulled(fake, fake.keyFile()), addresses), TENANT, clock);
    }

    private record FakeRig(FakeGoogle fake, Connector connector, boolean owns, Optional<GoogleShapes> shapes) implements Rig {
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
            fake.messages(ALICE).stream().filter(seen -> new String(seen.bytes(), StandardCharsets.ISO_8859_1).contains(messageId))
                    .forEach(seen -> fake.ownerDeletes(ALICE, seen.id()));
        }

        @Override public Rig withWrongSecret() {
            Connector wrong = Connectors.open(config(fake, pulled(fake, fake.wrongKeyFile()), ALICE), TENANT, InstantSource.system());
            return new FakeRig(fake, wrong, false, shapes);
        }

        @Override public boolean keepsBareLf() {
            return true;
        }

        @Override public void close() {
            connector.close();
            if (owns) {
                fake.close();
                assertThat(fake.outOfScope()).as("requests beyond the declared scopes").isEmpty();
                shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
            }
        }
    }

    @Override protected Optional<Rig> open() {
        FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user(ALICE).user(BOB).delegation("gmail.readonly", "gmail.modify");
        Optional<GoogleShapes> shapes = GoogleShapes.here();
        shapes.ifPresent(fake::observe);
        return Optional.of(new FakeRig(fake, connector(fake, InstantSource.system(), ALICE), true, shapes));
    }

    @Override protected String run() {
        return "fake";
    }
}
