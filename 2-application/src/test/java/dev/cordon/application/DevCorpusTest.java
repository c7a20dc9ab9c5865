package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage over some six thousand real messages: nothing of ours breaks. */
class DevCorpusTest {

    private static final String PACKED = "corpora/mail/dev.tar.xz";

    @Test
    @Tag("slow")
    void nothingOfOursBreaksOnRealMail(@TempDir Path folder) throws IOException, InterruptedException {
        Path packed = Path.of(System.getProperty("cordon.shared", "../../shared")).resolve(PACKED);
        if (!Files.exists(packed)) {
            packed = Path.of("../../../shared").resolve(PACKED);
        }
        if (!Files.exists(packed)) {
            System.out.println("did not run: there is no " + PACKED + "; name its folder with -Dcordon.shared=FOLDER");
            return;
        }
        Process tar = new ProcessBuilder("tar", "-xJf", packed.toAbsolutePath().toString(), "-C", folder.toString()).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        List<String> broken = new ArrayList<>();
        List<Path> mails;
        try (Stream<Path> files = Files.walk(folder)) {
            mails = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path mail : mails) {
            Mails.dossier(Files.readAllBytes(mail)).gaps().stream().filter(g -> g.what().contains(" failed on this message "))
                    .forEach(g -> broken.add(mail.getFileName() + ": " + g.what()));
        }
        assertThat(mails).hasSizeGreaterThan(6_000);
        assertThat(broken).isEmpty();
    }
}
