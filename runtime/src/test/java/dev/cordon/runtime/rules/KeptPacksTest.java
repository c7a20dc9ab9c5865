package dev.cordon.runtime.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptPacksTest {
    private static final byte[] PACK = {1, 2, 3};

    @TempDir Path work;

    private KeptPacks packs(String build) {
        return KeptPacks.in(work.resolve("packs"), build);
    }

    @Test void whatWasKeptIsFoundUnderItsKeyAlone() {
        KeptPacks packs = packs("a");
        String key = packs.key(List.of("one", "two"));
        assertThat(packs.find(key)).isEmpty();
        packs.keep(key, PACK);
        assertThat(packs.find(key).orElseThrow()).isEqualTo(PACK);
        assertThat(List.of(packs.key(List.of("onetwo")), packs.key(List.of("two", "one")), packs("b").key(List.of("one", "two"))))
                .doesNotContain(key).doesNotHaveDuplicates();
        assertThat(KeptPacks.none().find(key)).isEmpty();
    }

    @Test void damageMakesItAsIfItWereNotThere() throws IOException {
        KeptPacks packs = packs("a");
        String key = packs.key(List.of("one"));
        packs.keep(key, PACK);
        Path file = work.resolve("packs").resolve(key);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] other = whole.clone();
            other[at] ^= 4;
            Files.write(file, other);
            assertThat(packs.find(key)).as("byte " + at).isEmpty();
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            assertThat(packs.find(key)).as("cut at " + at).isEmpty();
        }
    }

    @Test void onlyTheOwnerWritesAndAPackThatOthersMayWriteIsNotUsed() throws IOException {
        KeptPacks packs = packs("a");
        String key = packs.key(List.of("one"));
        packs.keep(key, PACK);
        Path folder = work.resolve("packs");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(key)))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(folder.resolve(key), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(packs.find(key)).isEmpty();
    }

    @Test void onlyAFewAreKept() throws IOException {
        KeptPacks packs = packs("a");
        for (int pack = 0; pack < 12; pack++) {
            packs.keep(packs.key(List.of("pack " + pack)), PACK);
        }
        try (java.util.stream.Stream<Path> files = Files.list(work.resolve("packs"))) {
            assertThat(files.count()).isEqualTo(8);
        }
    }
}
