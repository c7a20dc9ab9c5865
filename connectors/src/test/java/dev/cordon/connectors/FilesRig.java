package dev.cordon.connectors;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.ConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A mailbox on disk, and the hands of a delivery agent and of the mailbox's owner. */
record FilesRig(Path top, boolean maildir, Connector connector, AtomicInteger counter) implements ConnectorContract.Rig {
    static final String ALICE = "alice@example.test";
    static final TenantId TENANT = new TenantId("default");

    static FilesRig open(boolean maildir) throws IOException {
        Path top = Files.createTempDirectory("cordon-files");
        Path box = top.resolve(ALICE);
        for (String part : maildir ? List.of("cur", "new", "tmp") : List.of("")) {
            Files.createDirectories(box.resolve(part));
        }
        return new FilesRig(top, maildir, connector(top, ALICE), new AtomicInteger());
    }

    static Connector connector(Path top, String... addresses) {
        return Connectors.open(new ConnectorConfig("disk", "files", "file://" + top + "/{address}", "Cordon Quarantine", Duration.ofMinutes(5),
                Stream.of(addresses).map(MailboxConfig::new).toList()), TENANT, InstantSource.system());
    }

    @Override public MailReader reader() {
        return connector.reader();
    }

    @Override public MailActor actor() {
        return connector.actor();
    }

    @Override public MailboxId mailbox() {
        return new MailboxId(TENANT, "disk", ALICE);
    }

    @Override public void deliver(byte[] message) throws IOException {
        String name = "1764000000.M" + counter.incrementAndGet() + ".host";
        Path box = top.resolve(ALICE);
        Path written = maildir ? box.resolve("tmp").resolve(name) : box.resolve(name + ".part");
        Files.write(written, message);
        Files.move(written, maildir ? box.resolve("new").resolve(name) : box.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override public void destroy(String messageId) throws IOException {
        for (Path file : files()) {
            if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(messageId)) {
                Files.delete(file);
            }
        }
    }

    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override public ConnectorContract.Rig withWrongSecret() {
        return this;
    }

    @Override public boolean keepsBareLf() {
        return true;
    }

    @Override public void close() {
        connector.close();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
