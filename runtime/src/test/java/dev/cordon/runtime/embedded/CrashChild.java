package dev.cordon.runtime.embedded;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.connectors.Connector;
import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.config.Config;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The program that a crash test starts and kills: an embedded runtime that says on standard output what happens. */
final class CrashChild {
    private CrashChild() {}

    /** Folder of the store, and the address of the mail system. Ends in good order when standard input ends. */
    public static void main(String[] args) throws StartRefused, IOException {
        Login login = new Login(Login.Scheme.BASIC, "ada@example.org", Secret.of("pw"));
        Config config = Config.of(args[0], Organisation.NONE, List.of(new ConnectorConfig("mail", "jmap", args[1], "Cordon Quarantine",
                Duration.ofSeconds(1), List.of(new MailboxConfig("ada@example.org", login, login)))));
        Running running = EmbeddedRuntime.open(config, Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                connector -> {
            Connector door = Connectors.open(connector, new TenantId(config.tenant()), java.time.InstantSource.system());
            return new Door(door.reader(), door.actor(), door::close);
        }, (common, reader, actor) -> TestLine.wire(common, reader, actor, v -> v), 1));
        try (running; AutoCloseable _ = running.subscribe(row -> tell(running, row.state()))) {
            tell(running, "open");
            while (System.in.read() >= 0) {
                tell(running, "asked");
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized void tell(Running running, String what) {
        var mailbox = running.standing().mailboxes().getFirst();
        System.out.println(what + " " + mailbox.state() + " " + mailbox.arrived() + " " + mailbox.inspected());
        System.out.flush();
    }
}
