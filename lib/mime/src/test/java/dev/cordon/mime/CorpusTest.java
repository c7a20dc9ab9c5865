package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mail: every message of the labelled collection beside the project, when it is there. */
@Tag("slow")
class CorpusTest {

    @Test
    void readsRealMailWithoutLosingAByte(@TempDir Path folder) throws IOException, InterruptedException {
        Path packed = corpus().resolve("mail").resolve("dev.tar.xz");
        if (!Files.isReadable(packed)) {
            System.out.println("CorpusTest did not run: no " + packed + " (give -Dcordon.corpora=FOLDER)");
            return;
        }
        Process tar = new ProcessBuilder("tar", "-xJf", packed.toString(), "-C", folder.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(6_000);
        for (Path file : files) {
            byte[] mail = Files.readAllBytes(file);
            MimeMessage message = MimeReader.read(mail);
            int at = 0;
            for (Segment segment : message.segments()) {
                assertThat(segment.range().from()).as("%s", file).isEqualTo(at);
                at = segment.range().to();
            }
            assertThat(at).as("%s", file).isEqualTo(mail.length);
            message.examine();
            for (MimePart leaf : message.leaves()) {
                assertThat(leaf.body().mapped().text()).as("%s %s", file, leaf.path()).isEqualTo(leaf.body().text());
            }
        }
    }

    private static Path corpus() {
        String given = System.getProperty("cordon.corpora", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolveSibling("shared").resolve("corpora"))) {
            at = at.getParent();
        }
        return at.resolveSibling("shared").resolve("corpora");
    }
}
