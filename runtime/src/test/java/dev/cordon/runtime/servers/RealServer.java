package dev.cordon.runtime.servers;

import dev.cordon.connectors.Connectors;
import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.embedded.Door;
import dev.cordon.runtime.embedded.EmbeddedRuntime;
import dev.cordon.runtime.embedded.Running;
import dev.cordon.runtime.embedded.StartRefused;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One real mail server as the tests see it: the door that Cordon uses, and an IMAP client in the mailbox owner's hands. */
record RealServer(String name, String kind, String url, String imap, String owner) {

    static final String QUARANTINE = "Cordon Quarantine";
    private static final String PASSWORD = System.getenv().getOrDefault("CORDON_TEST_PASSWORD", "secret");

    /** The servers that were started for this run, each through every door it has. */
    static List<RealServer> started(String owner) {
        List<RealServer> found = new ArrayList<>();
        Map<String, String> env = System.getenv();
        add(found, env, "Cyrus over JMAP", "jmap", "CORDON_TEST_CYRUS_JMAP", "CORDON_TEST_CYRUS_IMAP", owner);
        add(found, env, "Cyrus over IMAP", "imap", "CORDON_TEST_CYRUS_IMAP", "CORDON_TEST_CYRUS_IMAP", owner);
        add(found, env, "James over JMAP", "jmap", "CORDON_TEST_JAMES_JMAP", "CORDON_TEST_JAMES_IMAP", owner);
        add(found, env, "Dovecot over IMAP", "imap", "CORDON_TEST_DOVECOT_IMAP", "CORDON_TEST_DOVECOT_IMAP", owner);
        return found;
    }

    private static void add(List<RealServer> to, Map<String, String> env, String name, String kind, String url, String imap, String owner) {
        if (env.containsKey(url) && env.containsKey(imap)) {
            to.add(new RealServer(name, kind, env.get(url), env.get(imap), owner + "@example.test"));
        }
    }

    static Organisation organisation() {
        return new Organisation(List.of("example.test"), List.of(), Border.NONE, List.of(),
                List.of(new Person("Ada Byron", "Ada", "Byron", "ada@example.test", "CEO")), List.of(), List.of(), Map.of());
    }

    Running protect(Path folder) throws StartRefused {
        Login login = new Login(Login.Scheme.BASIC, owner, Secret.of(PASSWORD));
        ConnectorConfig connector = new ConnectorConfig("real", kind, url, QUARANTINE, Duration.ofSeconds(30),
                List.of(new MailboxConfig(owner, login, login)));
        return EmbeddedRuntime.open(Config.of(folder.toString(), organisation(), List.of(connector)), config -> {
            var opened = Connectors.open(config, new TenantId("default"), java.time.InstantSource.system());
            return new Door(opened.reader(), opened.actor(), opened::close);
        });
    }

    /** A message that asks for trouble, different each time. */
    static byte[] phish(String id) {
        return ("Received: from mail.attacker.example ([203.0.113.9]) by mx.example.test; Sun, 22 Nov 2026 08:00:00 +0000\r\n"
                + "From: \"Ada Byron\" <ada.byron@ceo-office.example>\r\nTo: alice@example.test\r\nSubject: Invoice " + id + "\r\n"
                + "Message-ID: <" + id + "@ceo-office.example>\r\nDate: Sun, 22 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\n"
                + "Please pay the attached invoice today and keep this between us. Our bank details have changed.\r\n"
                + "--b1\r\nContent-Type: application/octet-stream; name=\"invoice.pdf.exe\"\r\n"
                + "Content-Disposition: attachment; filename=\"invoice.pdf.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + "TVqQAAMAAAAEAAAA//8AALgAAAA=\r\n--b1--\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A message nobody minds. */
    static byte[] harmless(String id) {
        return ("From: Bob <bob@example.test>\r\nTo: alice@example.test\r\nSubject: Lunch " + id + "\r\nMessage-ID: <" + id + "@example.test>\r\n"
                + "Date: Sun, 22 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAt noon?\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The mailbox in its owner's hands. */
    Owner owner(Session session) throws MessagingException {
        URI at = URI.create(imap);
        Store store = session.getStore("imap");
        store.connect(at.getHost(), at.getPort(), owner, PASSWORD);
        return new Owner(session, store);
    }

    static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.timeout", "30000");
        properties.setProperty("mail.imap.connectiontimeout", "10000");
        return Session.getInstance(properties);
    }

    /** What a mailbox owner does with a mail client. */
    record Owner(Session session, Store store) implements AutoCloseable {

        void receives(byte[] raw) throws MessagingException {
            store.getFolder("INBOX").appendMessages(new Message[] {new MimeMessage(session, new ByteArrayInputStream(raw))});
        }

        boolean sees(String folder, String messageId) throws MessagingException {
            return count(folder, messageId) > 0;
        }

        int count(String folder, String messageId) throws MessagingException {
            Folder f = store.getFolder(folder);
            if (!f.exists()) {
                return 0;
            }
            f.open(Folder.READ_ONLY);
            try {
                return f.search(new HeaderTerm("Message-ID", messageId)).length;
            } finally {
                f.close(false);
            }
        }

        void moves(String messageId, String from, String to) throws MessagingException {
            Folder source = store.getFolder(from);
            source.open(Folder.READ_WRITE);
            try {
                Message[] found = source.search(new HeaderTerm("Message-ID", messageId));
                source.copyMessages(found, store.getFolder(to));
                for (Message m : found) {
                    m.setFlag(Flags.Flag.DELETED, true);
                }
            } finally {
                source.close(true);
            }
        }

        @Override public void close() throws MessagingException {
            store.close();
        }
    }
}
