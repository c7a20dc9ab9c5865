package dev.cordon.files.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.bounds.Budget;
import dev.cordon.files.FileType;
import dev.cordon.files.zip.Inflated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArchivesTest {
    private static final Inflated.Limits LIMITS = new Inflated.Limits(200, 4 << 20);

    private final List<String> seen = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private Archives.End walk(byte[] file, int membersMax) {
        return Archives.walk(FileType.of(file), file, LIMITS, membersMax, Budget.MESSAGE.meter(), (member, bytes) -> {
            seen.add(member.name() + (member.folder() ? " folder" : "") + (member.link() ? " link" : "") + (member.encrypted() ? " encrypted" : ""));
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        });
    }

    @Test
    void everyFormatGivesItsMembers() throws Exception {
        for (byte[] file : List.of(MadeArchives.tar("a.txt", "b/c.exe"), MadeArchives.sevenZip("", "a.txt", "b/c.exe"),
                MadeArchives.rar("a.txt", "b/c.exe"))) {
            seen.clear();
            texts.clear();
            assertThat(Archives.reads(FileType.of(file))).isTrue();
            assertThat(walk(file, 10)).as(FileType.of(file)).isEqualTo(Archives.End.WHOLE);
            assertThat(seen).as(FileType.of(file)).containsExactly("a.txt", "b/c.exe");
            assertThat(texts).containsExactly("content of a.txt", "content of b/c.exe");
        }
        for (byte[] file : List.of(MadeArchives.ar("one.js"), MadeArchives.tnef("one.js"))) {
            seen.clear();
            texts.clear();
            assertThat(walk(file, 10)).as(FileType.of(file)).isEqualTo(Archives.End.WHOLE);
            assertThat(seen).as(FileType.of(file)).containsExactly("one.js");
            assertThat(texts).containsExactly("content of one.js");
        }
    }

    @Test
    void aPackedStreamHasOneMemberWithoutAName() throws Exception {
        for (byte[] file : List.of(MadeArchives.bzip2(MadeArchives.content("x")), MadeArchives.xz(MadeArchives.content("x")))) {
            assertThat(walk(file, 10)).isEqualTo(Archives.End.WHOLE);
        }
        assertThat(seen).containsExactly("", "");
        assertThat(texts).containsExactly("content of x", "content of x");
    }

    @Test
    void aLinkHasNoBytes() throws Exception {
        assertThat(walk(MadeArchives.tar("etc->", "d/"), 10)).isEqualTo(Archives.End.WHOLE);
        assertThat(seen).containsExactly("etc-> link", "d/ folder");
        assertThat(texts).containsExactly("", "");
    }

    @Test
    void encryptedMembersAreToldAndNotRead() throws Exception {
        assertThat(walk(MadeArchives.sevenZip("secret", "hidden.exe"), 10)).isEqualTo(Archives.End.WHOLE);
        assertThat(seen).containsExactly("hidden.exe encrypted");
        assertThat(texts).containsExactly("");
    }

    @Test
    void anEncryptedListOfMembersEndsTheWalk() {
        byte[] rar = MadeArchives.rar("a");
        byte[] locked = Arrays.copyOf(rar, 64);
        byte[] header = {0, 0, 0, 0, 33, 4, 0, 0, 0, 15};
        System.arraycopy(header, 0, locked, 8, header.length);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(locked, 12, 34);
        for (int i = 0; i < 4; i++) {
            locked[8 + i] = (byte) (crc.getValue() >> 8 * i);
        }
        assertThat(walk(locked, 10)).isEqualTo(Archives.End.ENCRYPTED);
        assertThat(seen).isEmpty();
    }

    @Test
    void limitsEndTheWalk() throws Exception {
        assertThat(walk(MadeArchives.tar("a", "b", "c"), 2)).isEqualTo(Archives.End.LIMIT);
        assertThat(seen).containsExactly("a", "b");
        assertThat(walk(MadeArchives.xz(new byte[16 << 20]), 10)).isEqualTo(Archives.End.LIMIT);
        assertThat(walk(MadeArchives.bzip2(new byte[16 << 20]), 10)).isEqualTo(Archives.End.LIMIT);
    }

    @Test
    void aDamagedArchiveGivesWhatCameBefore() throws Exception {
        byte[] tar = MadeArchives.tar("a.txt", "b.txt");
        byte[] cut = Arrays.copyOf(tar, 3 * 512 + 4);
        assertThat(walk(cut, 10)).isEqualTo(Archives.End.BROKEN);
        assertThat(seen).contains("a.txt");
    }

    @Test
    void spoiledArchivesDoNoHarm() throws Exception {
        SplittableRandom random = new SplittableRandom(7_122);
        List<byte[]> seeds = List.of(MadeArchives.tar("a.txt", "b"), MadeArchives.sevenZip("", "a"), MadeArchives.rar("a", "b"),
                MadeArchives.tnef("a"), MadeArchives.ar("a"), MadeArchives.bzip2(new byte[2_000]), MadeArchives.xz(new byte[2_000]));
        for (int i = 0; i < 3_000; i++) {
            byte[] spoiled = seeds.get(random.nextInt(seeds.size())).clone();
            for (int change = random.nextInt(1, 5); change > 0; change--) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
            }
            ArchivesFuzz.fuzzerTestOneInput(Arrays.copyOf(spoiled, random.nextInt(8, spoiled.length + 1)));
        }
    }
}
