package dev.cordon.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Cursors;
import dev.cordon.merkle.NoteSigner;
import dev.cordon.testkit.BlobsContract;
import dev.cordon.testkit.CursorsContract;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.HistoryContract;
import dev.cordon.testkit.LedgerContract;
import dev.cordon.testkit.RecordsContract;
import dev.cordon.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir private Path folder;
    private int databases;

    private SqliteRecords fresh() {
        Database db = Database.open(folder.resolve("state" + databases++ + ".db"), true);
        Schema.migrate(db);
        return new SqliteRecords(db);
    }

    @Nested class FolderBlobsTest implements BlobsContract {
        @Override public Blobs blobs() {
            return new FolderBlobs(folder.resolve("blobs"), new byte[32]);
        }

        @Test void nothingOfTheMessageIsReadableOnDisk() throws IOException {
            Raw raw = Samples.mail("a", "alice@example.net", "A subject nobody should read", "text");
            assertThat(blobs().put(raw)).isEqualTo(Answer.of(raw.hash()));
            List<Path> files = files();
            assertThat(files).hasSize(1);
            String onDisk = new String(Files.readAllBytes(files.getFirst()), StandardCharsets.ISO_8859_1);
            assertThat(onDisk).doesNotContain("subject").doesNotContain("alice");
        }

        @Test void aChangedByteIsNoticed() throws IOException {
            Raw raw = Samples.mail("a");
            assertThat(blobs().put(raw)).isEqualTo(Answer.of(raw.hash()));
            Path file = files().getFirst();
            byte[] bytes = Files.readAllBytes(file);
            for (int at : new int[] {0, 5, 20, 70, bytes.length - 1}) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThat(blobs().get(raw.hash())).as("byte " + at).isInstanceOfSatisfying(Answer.Unknown.class,
                        u -> assertThat(u.fault()).isInstanceOf(Fault.Malformed.class));
            }
        }

        @Test void anotherMasterKeyOpensNothing() {
            Raw raw = Samples.mail("a");
            assertThat(blobs().put(raw)).isEqualTo(Answer.of(raw.hash()));
            byte[] other = new byte[32];
            other[0] = 1;
            assertThat(new FolderBlobs(folder.resolve("blobs"), other).get(raw.hash())).isInstanceOf(Answer.Unknown.class);
        }

        private List<Path> files() throws IOException {
            try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
                return all.filter(Files::isRegularFile).toList();
            }
        }
    }

    @Nested class SqliteRecordsTest implements RecordsContract {
        @Override public Records records() {
            return fresh();
        }
    }

    @Nested class SqliteCursorsTest implements CursorsContract {
        @Override public Cursors cursors() {
            return fresh();
        }
    }

    @Nested class SqliteHistoryTest implements HistoryContract {
        @Override public Folding folding() {
            SqliteRecords records = fresh();
            return new Folding() {
                @Override public History history() {
                    return records;
                }

                @Override public void fold(TenantId tenant, String address, Instant at, boolean flagged) {
                    records.fold(tenant, address, at, flagged);
                }

                @Override public void fold(TenantId tenant, String fingerprint, Instant at) {
                    records.fold(tenant, fingerprint, at);
                }
            };
        }
    }

    @Nested class FolderLedgerTest implements LedgerContract {
        private final NoteSigner signer = signer();

        private static NoteSigner signer() {
            try {
                return NoteSigner.of("cordon/test", new byte[32]);
            } catch (dev.cordon.merkle.Malformed e) {
                throw new IllegalStateException(e);
            }
        }

        private FolderLedger open(String seen) throws StartRefused {
            return FolderLedger.open(folder.resolve("ledger"), folder.resolve("index.db"), signer, CLOCK, seen);
        }

        @Override public Ledger ledger() {
            try {
                return open("");
            } catch (StartRefused e) {
                throw new IllegalStateException(e);
            }
        }

        @Test void keysAreKnownAfterARestartAndWithoutTheIndex() throws Exception {
            try (FolderLedger ledger = open("")) {
                assertThat(LedgerContract.number(ledger.append(LedgerContract.entry("a")))).isZero();
                assertThat(LedgerContract.number(ledger.append(LedgerContract.entry("b")))).isEqualTo(1);
            }
            try (FolderLedger ledger = open("")) {
                assertThat(LedgerContract.number(ledger.append(LedgerContract.entry("a")))).isZero();
            }
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.filter(p -> p.getFileName().toString().startsWith("index.db")).toList()) {
                    Files.delete(file);
                }
            }
            try (FolderLedger ledger = open("")) {
                assertThat(LedgerContract.number(ledger.append(LedgerContract.entry("b")))).isEqualTo(1);
                assertThat(LedgerContract.number(ledger.append(LedgerContract.entry("c")))).isEqualTo(2);
            }
        }

        @Test @EdgeCase({"EC-112", "EC-114"})
        void aLedgerFromAnOlderBackupIsRefused() throws Exception {
            String seen;
            try (FolderLedger ledger = open("")) {
                LedgerContract.number(ledger.append(LedgerContract.entry("a")));
                seen = ledger.checkpoint().text();
            }
            try (FolderLedger ledger = open(seen)) {
                assertThat(ledger.size()).isEqualTo(1);
            }
            deleteAll(folder.resolve("ledger"));
            assertThatThrownBy(() -> open(seen)).isInstanceOf(StartRefused.class).hasMessageContaining("older backup");
        }

        @Test @EdgeCase("EC-112")
        void aClockThatIsSetBackRaisesAnAlarmInTheLedger() throws Exception {
            try (FolderLedger ledger = open("")) {
                LedgerContract.number(ledger.append(LedgerContract.entry("a")));
                Instant earlier = Instant.parse("2026-11-22T09:00:00Z");
                LedgerContract.number(ledger.append(new dev.cordon.kernel.port.keep.Entry(dev.cordon.kernel.port.keep.Entry.Kind.VERDICT, "b",
                        earlier, dev.cordon.kernel.canonical.Json.EMPTY)));
                assertThat(ledger.size()).isEqualTo(3);
            }
        }

        @Test void twoProgramsCannotUseOneLedger() throws Exception {
            try (FolderLedger ledger = open("")) {
                assertThat(ledger.size()).isZero();
                assertThatThrownBy(() -> open("")).isInstanceOf(StartRefused.class).hasMessageContaining("another Cordon");
            }
        }
    }

    @Test @EdgeCase("EC-096")
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        Path keys = folder.resolve("secrets");
        Secrets.privateFolder(keys);
        Secrets secrets = new Secrets(keys);
        byte[] master = secrets.master();
        assertThat(secrets.master()).isEqualTo(master).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("master.key")))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(keys.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(secrets::master).isInstanceOfSatisfying(StartRefused.class, e -> assertThat(e.help()).contains("chmod 600"));
        secrets.ledger("cordon/test");
        Files.setPosixFilePermissions(keys.resolve("ledger.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> secrets.ledger("cordon/test")).isInstanceOf(StartRefused.class).hasMessageContaining("chmod 600");
    }

    static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
