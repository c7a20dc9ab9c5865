package dev.cordon.connectors;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.ConnectorContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A mailbox of a real server that testkit/servers started; its address comes from the environment (CORDON_TEST_…). */
final class ServerRig implements ConnectorContract.Rig {
    /** How mail gets in. */
    interface WayIn {
        void deliver(String recipient, byte[] message) throws IOException;
    }

    private static final TenantId TENANT = new TenantId("default");

    private final String kind;
    private final String url;
    private final String imapHostAndPort;
    private final String address;
    private final WayIn wayIn;
    private final Connector connector;

    private ServerRig(String kind, String url, String imapHostAndPort, String address, WayIn wayIn, String password) {
        this.kind = kind;
        this.url = url;
        this.imapHostAndPort = imapHostAndPort;
        this.address = address;
        this.wayIn = wayIn;
        Login login = new Login(Login.Scheme.BASIC, address, Secret.of(password));
        this.connector = Connectors.open(new ConnectorConfig("real", kind, url, "Cordon Quarantine", Duration.ofMinutes(5),
                List.of(new MailboxConfig(address, login, login))), TENANT, java.time.InstantSource.system());
    }

    static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(System.getProperty(name))).filter(v -> !v.isEmpty());
    }

    static String password() {
        return setting("CORDON_TEST_PASSWORD").orElse("secret");
    }

    static Optional<ServerRig> cyrus(String kind, String user) {
        Optional<String> lmtp = setting("CORDON_TEST_CYRUS_LMTP");
        return lmtp.map(to -> of(kind, "CORDON_TEST_CYRUS_", user, (recipient, bytes) -> LineClient.deliver(to, true, recipient, bytes)));
    }

    static Optional<ServerRig> james(String kind, String user) {
        // Not by SMTP: James queues, and the contract wants to know when the message is there.
        Optional<String> imap = setting("CORDON_TEST_JAMES_IMAP");
        return imap.map(url -> of(kind, "CORDON_TEST_JAMES_", user, (recipient, bytes) ->
                LineClient.append(hostAndPort(url), recipient, password(), bytes)));
    }

    static Optional<ServerRig> dovecot(String user) {
        Optional<String> imap = setting("CORDON_TEST_DOVECOT_IMAP");
        return imap.map(url -> of("imap", "CORDON_TEST_DOVECOT_", user, (recipient, bytes) ->
                LineClient.append(hostAndPort(url), recipient, password(), bytes)));
    }

    /** A mailbox of Dovecot, reached by Cordon at another address than by the sender and the owner. */
    static ServerRig through(String url, String imap, String user) {
        return new ServerRig("imap", url, hostAndPort(imap), user + "@example.test", (recipient, bytes) ->
                LineClient.append(hostAndPort(imap), recipient, password(), bytes), password());
    }

    private static ServerRig of(String kind, String prefix, String user, WayIn wayIn) {
        String imap = setting(prefix + "IMAP").orElseThrow();
        String url = kind.equals("jmap") ? setting(prefix + "JMAP").orElseThrow() : imap;
        return new ServerRig(kind, url, hostAndPort(imap), user + "@example.test", wayIn, password());
    }

    private static String hostAndPort(String url) {
        URI uri = URI.create(url);
        return uri.getHost() + ":" + uri.getPort();
    }

    @Override public MailReader reader() {
        return connector.reader();
    }

    @Override public MailActor actor() {
        return connector.actor();
    }

    @Override public MailboxId mailbox() {
        return new MailboxId(TENANT, "real", address);
    }

    @Override public void deliver(byte[] message) throws IOException {
        wayIn.deliver(address, message);
    }

    @Override public void destroy(String messageId) throws IOException {
        LineClient.destroy(imapHostAndPort, address, password(), messageId);
    }

    @Override public ConnectorContract.Rig withWrongSecret() {
        return new ServerRig(kind, url, imapHostAndPort, address, wayIn, "not-the-password");
    }

    @Override public boolean keepsBareLf() {
        return false;
    }

    @Override public void close() {
        connector.close();
    }
}
