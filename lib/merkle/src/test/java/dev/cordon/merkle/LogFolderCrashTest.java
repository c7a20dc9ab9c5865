package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops a log at every single file operation, opens it again and asks: is everything acknowledged there, and nothing half? */
class LogFolderCrashTest {

    private static final Path FOLDER = Path.of("/log");
    /** Small steps, so that settling, full tiles and large entries all fall into a short script. */
    private static final LogSettings SETTINGS = new LogSettings(Duration.ZERO, 1 << 20, 6_000);
    private static final int[] BATCHES = {1, 2, 250, 3, 1, 255, 1, 1, 520};

    private final InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));

    private static NoteSigner signer() throws Malformed {
        return NoteSigner.of("example.org/log", new byte[32]);
    }

    /** The entry that stands at an index in every test here; one in 300 is large. */
    private static byte[] entry(long index) {
        String text = "entry " + index + " ";
        return (index % 300 == 51 ? text.repeat(10_000) : text).getBytes(StandardCharsets.UTF_8);
    }

    private LogFolder open(MemoryDisk disk) throws Exception {
        return LogFolder.open(disk, FOLDER, signer(), clock, SETTINGS);
    }

    /** Opens, appends the script's batches from wherever the log is, closes; returns how many entries were acknowledged. */
    private long script(MemoryDisk disk, long acknowledged, boolean[] finished) throws Exception {
        long sure = acknowledged;
        try {
            LogFolder log = open(disk);
            for (int batch : BATCHES) {
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < batch; i++) {
                    entries.add(entry(log.size() + i));
                }
                log.append(entries);
                sure = log.size();
            }
            log.close();
            finished[0] = true;
        } catch (MemoryDisk.Crash e) {
            finished[0] = false;
        }
        return sure;
    }

    /** The log is at least as long as was acknowledged, and all of it is there, under its checkpoint. */
    private void check(LogFolder log, long acknowledged, String where) throws Exception {
        assertThat(log.size()).as(where).isGreaterThanOrEqualTo(acknowledged);
        Frontier frontier = new Frontier();
        for (long at = 0; at < log.size();) {
            for (byte[] entry : log.entries(at, 256)) {
                assertThat(entry).as("%s, entry %d", where, at).isEqualTo(entry(at));
                frontier.add(LogFolder.leafHash(entry));
                at++;
            }
        }
        Checkpoint checkpoint = log.checkpoint();
        assertThat(checkpoint.root()).as(where).isEqualTo(frontier.root());
        assertThat(checkpoint.size()).as(where).isEqualTo(frontier.size());
        assertThat(log.root(checkpoint.size())).as(where).isEqualTo(checkpoint.root());
        assertThat(log.signedCheckpoint().standing(List.of(signer().key()))).isInstanceOf(SignedNote.Standing.Vouched.class);
    }

    /** After a clean close nothing lies about that the log does not consist of. */
    private void clean(MemoryDisk disk, long size, String where) {
        assertThat(disk.list(FOLDER)).as(where).allMatch(name -> List.of("checkpoint", "checkpoints.log", "large", "lock", "log.vkey",
                "tile").contains(name));
        for (int level = TilePath.ENTRIES; level < 0 || size >> 8 * level > 0; level++) {
            for (long index = 0; index <= size >> 8 * (Math.max(level, 0) + 1); index++) {
                TilePath full = new TilePath(level, index, 256);
                boolean last = index == size >> 8 * (Math.max(level, 0) + 1);
                int width = Edge.width(size, Math.max(level, 0));
                assertThat(disk.list(FOLDER.resolve(full.full() + ".p"))).as("%s: %s", where, full)
                        .isEqualTo(last && width > 0 ? List.of(Integer.toString(width)) : List.of());
            }
        }
    }

    @Test
    void aKillAtOneOperationInNineLosesNothingThatWasAcknowledged() throws Exception {
        assertThat(killAtEvery(9)).as("the script has many operations to stop at").isGreaterThan(150);
    }

    @Test
    @Tag("slow")
    void aKillAtAnyOperationLosesNothingThatWasAcknowledged() throws Exception {
        assertThat(killAtEvery(1)).as("the script has many operations to stop at").isGreaterThan(150);
    }

    private long killAtEvery(int step) throws Exception {
        boolean[] finished = new boolean[1];
        long k = 0;
        for (; !finished[0]; k += step) {
            MemoryDisk disk = new MemoryDisk();
            disk.crashAt(k);
            long acknowledged = script(disk, 0, finished);
            disk.killed();
            String where = "killed at operation " + k;
            LogFolder log = open(disk);
            check(log, acknowledged, where);
            log.append(List.of(entry(log.size())));
            check(log, acknowledged + 1, where);
            long size = log.size();
            log.close();
            clean(disk, size, where);
        }
        return k;
    }

    @Test
    void killsWhileRecoveringFromKillsLoseNothingEither() throws Exception {
        for (long seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            MemoryDisk disk = new MemoryDisk();
            long acknowledged = 0;
            for (int round = 0; round < 6; round++) {
                disk.crashAt(random.nextInt(1, 120));
                acknowledged = script(disk, acknowledged, new boolean[1]);
                disk.killed();
            }
            LogFolder log = open(disk);
            check(log, acknowledged, "seed " + seed);
            log.close();
            clean(disk, log.size(), "seed " + seed);
        }
    }

    @Test
    @Tag("slow")
    void aPowerCutAtAnyOperationLosesNothingThatWasAcknowledged() throws Exception {
        boolean[] finished = new boolean[1];
        for (long k = 0; !finished[0]; k++) {
            for (long seed = 0; seed < 4; seed++) {
                powerCuts(k, seed, finished, 1);
            }
        }
    }

    @Test
    void powerCutsAfterPowerCutsLoseNothing() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            powerCuts(new Random(seed).nextInt(1, 150), seed, new boolean[1], 5);
        }
    }

    private void powerCuts(long k, long seed, boolean[] finished, int rounds) throws Exception {
        Random random = new Random(seed * 1_000_003 + k);
        MemoryDisk disk = new MemoryDisk();
        disk.createFolder(FOLDER);
        disk.syncFolder(Path.of("/"));
        long acknowledged = 0;
        for (int round = 0; round < rounds; round++) {
            disk.crashAt(round == 0 ? k : random.nextInt(1, 150));
            acknowledged = script(disk, acknowledged, finished);
            disk.powerCut(random);
        }
        String where = "power cut at operation " + k + ", seed " + seed;
        LogFolder log = open(disk);
        check(log, acknowledged, where);
        long size = log.size();
        log.close();
        clean(disk, size, where);
    }

    @Test
    @Tag("slow")
    void aFullDiskAtAnyOperationIsRefusedAndTheLogGoesOnWhenThereIsSpace() throws Exception {
        long refusals = 0;
        for (long k = 0; ; k++) {
            MemoryDisk disk = new MemoryDisk();
            disk.fullAt(k);
            long acknowledged = 0;
            boolean refused = false;
            try {
                LogFolder log = open(disk);
                for (int batch : BATCHES) {
                    List<byte[]> entries = new ArrayList<>();
                    for (int i = 0; i < batch; i++) {
                        entries.add(entry(log.size() + i));
                    }
                    try {
                        log.append(entries);
                        acknowledged = log.size();
                    } catch (LogRefused e) {
                        assertThat(e.reason()).isEqualTo(refused ? LogRefused.Reason.FAILED_EARLIER : LogRefused.Reason.DISK_FULL);
                        refused = true;
                    }
                }
                log.close();
            } catch (LogRefused e) {
                assertThat(e.reason()).isEqualTo(LogRefused.Reason.DISK_FULL);
                refused = true;
            }
            if (!refused) {
                break;
            }
            refusals++;
            disk.calm();
            LogFolder log = open(disk);
            check(log, acknowledged, "full at operation " + k);
            log.append(List.of(entry(log.size())));
            check(log, acknowledged + 1, "full at operation " + k);
        }
        assertThat(refusals).isGreaterThan(150);
    }
}
