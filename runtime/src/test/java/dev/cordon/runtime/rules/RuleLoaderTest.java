package dev.cordon.runtime.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.runtime.config.RulesConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service keeps what it compiled, and another start with the same files uses it. */
final class RuleLoaderTest {

    @TempDir Path work;

    private RuleLoader.Loaded load() throws IOException {
        RulesConfig config = new RulesConfig(List.of(work.resolve("rules").toString()), "", false);
        return RuleLoader.load(config, Organisation.NONE, KeptPacks.in(work.resolve("packs"), "build"));
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(work.resolve("packs"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test void whatWasCompiledIsUsedAgainUntilAFileChanges() throws IOException {
        Path folder = Files.createDirectories(work.resolve("rules"));
        Files.writeString(folder.resolve("good.yml"), "name: Good\ntype: rule\nseverity: low\nsource: type.inbound\n");
        Files.writeString(folder.resolve("bad.yml"), "name: Bad\ntype: rule\nseverity: low\nsource: type.inbund\n");
        RuleLoader.Loaded fresh = load();
        List<String> first = kept();
        RuleLoader.Loaded again = load();
        assertThat(first).hasSize(1);
        assertThat(kept()).isEqualTo(first);
        assertThat(List.of(again.broken(), again.firstBroken())).isEqualTo(List.of(fresh.broken(), fresh.firstBroken()))
                .isEqualTo(List.of(1L, folder.resolve("bad.yml").toString()));
        assertThat(again.rules().hash()).isEqualTo(fresh.rules().hash());

        Files.writeString(folder.resolve("good.yml"), "name: Good\ntype: rule\nseverity: low\nsource: type.outbound\n");
        assertThat(load().rules().hash()).isNotEqualTo(fresh.rules().hash());
        assertThat(kept()).hasSize(2);
    }
}
