package dev.cordon.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.EdgeCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a tmpfs of a few megabytes in a mount namespace of its own, which needs no privilege on most Linux. */
@Tag("slow")
class FullDiskTest {
    private static final String SIZE = "12m";
    private static final List<String> FREE_PAGES = List.of("0", "1", "2", "3", "5", "9", "17");

    @TempDir private Path folder;

    private static Process namespaced(List<String> command, Path disk, Path said) throws Exception {
        List<String> all = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                "mount -t tmpfs -o size=" + SIZE + " none \"$0\" && exec \"$@\"", disk.toString()));
        all.addAll(command);
        return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    @Test @EdgeCase("EC-113")
    void aDiskThatIsFullLosesNothingRepeatsNothingAndEverythingGoesOnWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path said = folder.resolve("said");
        if (!Files.isExecutable(Path.of("/usr/bin/unshare")) || namespaced(List.of("true"), disk, said).waitFor() != 0) {
            System.out.println("FullDiskTest did not run: this machine lets nobody mount a disk of their own");
            return;
        }
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                FullDiskChild.class.getName(), disk.toString()));
        command.addAll(FREE_PAGES);
        int exit = namespaced(command, disk, said).waitFor();
        String words = Files.readString(said, StandardCharsets.UTF_8);
        System.out.print(words);
        assertThat(exit).as(words).isZero();
        assertThat(words.lines().filter(line -> line.startsWith("held "))).hasSize(2 * FREE_PAGES.size());
    }
}
