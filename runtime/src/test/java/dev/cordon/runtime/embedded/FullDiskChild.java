package dev.cordon.runtime.embedded;

import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.merkle.KeyFile;
import dev.cordon.merkle.LogFolder;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.TestLine;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The program of {@link FullDiskTest}: a runtime in a folder that is a small disk of its own, which is filled up to a few pages,
 * met by mail, and emptied again. Ends with an error when anything was lost, done twice or not told.
 */
final class FullDiskChild {
    private static final int PAGE = 4096;
    private static final int MAILS = 6;

    private final Path disk;
    private final int freePages;
    private final boolean restarts;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
    private final MemoryMailboxes mail = new MemoryMailboxes(clock);
    private int delivered;
    private int bad;

    private FullDiskChild(Path disk, int freePages, boolean restarts) {
        this.disk = disk;
        this.freePages = freePages;
        this.restarts = restarts;
    }

    /** The folder, and how many pages stay free when the disk is full, for each run. */
    public static void main(String[] args) throws Exception {
        for (int i = 1; i < args.length; i++) {
            int free = Integer.parseInt(args[i]);
            for (boolean restarts : new boolean[] {false, true}) {
                Path disk = Files.createDirectory(Path.of(args[0]).resolve(free + (restarts ? "-restart" : "")));
                new FullDiskChild(disk, free, restarts).run();
                System.out.println("held with " + free + " pages free" + (restarts ? " and a restart" : ""));
            }
        }
    }

    private Path store() {
        return disk.resolve("store");
    }

    private Running open() throws StartRefused {
        return EmbeddedRuntime.open(EmbeddedRuntimeTest.config(store()), Policy.builtin(), new EmbeddedRuntime.Surroundings(clock,
                _ -> new Door(mail, mail, () -> { }), (common, reader, actor) -> TestLine.wire(common, reader, actor, v -> v), 1));
    }

    private void deliver() {
        for (int i = 0; i < MAILS; i++) {
            boolean isBad = i % 2 == 0;
            bad += isBad ? 1 : 0;
            String word = isBad ? "bad" : "good";
            mail.deliver(ADA, Samples.mail("m" + delivered++, "x@example.net", word, word + " and padded ".repeat(400)));
        }
    }

    private void run() throws Exception {
        Path ballast = disk.getParent().resolve("ballast");
        Running running = open();
        try {
            EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().state().equals("watching"));
            deliver();
            EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().inspected() == delivered);
            fill(ballast);
            deliver();
            // Small things may still fit. Either everything did, or it is said that it does not.
            EmbeddedRuntimeTest.await(running, () -> !running.standing().alarms().isEmpty()
                    || running.standing().mailboxes().getFirst().inspected() == delivered);
            if (restarts) {
                running.close();
            } else {
                roomAgain(running, ballast);
            }
        } finally {
            running.close();
        }
        if (restarts) {
            restart(ballast);
        }
        theLedgerTellsEachOrderOnce();
        Files.deleteIfExists(ballast);
    }

    private void restart(Path ballast) throws Exception {
        try (Running again = open()) {
            assertThat(again.standing().ledgerSize()).isPositive();
        } catch (StartRefused e) {
            assertThat(e).as("a start without room says so").hasMessageMatching("(?s).*(room|disk|full|space).*");
        }
        Files.delete(ballast);
        try (Running again = open()) {
            everythingIsDone(again);
        }
    }

    private void roomAgain(Running running, Path ballast) throws Exception {
        Files.delete(ballast);
        everythingIsDone(running);
    }

    private void everythingIsDone(Running running) throws Exception {
        ahead.set(Duration.ofMinutes(10));
        running.sweep();
        EmbeddedRuntimeTest.await(running, () -> running.standing().mailboxes().getFirst().inspected() == delivered && running.isQuiet());
        for (int i = 0; i < delivered; i++) {
            assertThat(mail.folderOf(ADA, i)).as("mail " + i).isEqualTo(i % MAILS % 2 == 0 ? "quarantine" : "inbox");
        }
        assertThat(mail.acts()).hasSize(bad).allMatch(MemoryMailboxes.Act::looked).allMatch(MemoryMailboxes.Act::changed);
    }

    // Everything but some pages.
    private void fill(Path ballast) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        try (FileChannel out = FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            boolean room = true;
            while (room) {
                page.clear();
                try {
                    room = out.write(page) == PAGE;
                } catch (IOException e) {
                    room = false;
                }
            }
            out.truncate(Math.max(0, out.size() / PAGE - freePages) * PAGE);
        }
    }

    private void theLedgerTellsEachOrderOnce() throws Exception {
        List<String> keys = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        int receipts = 0;
        try (LogFolder log = LogFolder.open(store().resolve("ledger"), KeyFile.read(store().resolve("secrets/ledger.key"), new byte[0]),
                clock)) {
            for (long i = 0; i < log.size(); i++) {
                Json.Obj entry = (Json.Obj) JsonReader.read(log.entry(i));
                keys.add(entry.members().get("key").canonical());
                if (entry.members().get("kind").equals(new Json.Str("order"))) {
                    ordered.add(entry.members().get("key").canonical());
                } else if (entry.members().get("kind").equals(new Json.Str("receipt"))) {
                    receipts++;
                }
            }
        }
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(ordered).hasSize(bad);
        assertThat(receipts).isEqualTo(bad);
    }
}
