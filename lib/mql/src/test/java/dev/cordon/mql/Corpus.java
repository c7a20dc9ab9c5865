package dev.cordon.mql;

import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The public rule corpus, where it stands beside the repository. */
public final class Corpus {
    private static final Path FOLDER = Path.of(System.getProperty("cordon.corpora", beside().toString()), "mql-rules");

    private Corpus() {}

    /** Where it would be. */
    public static Path folder() {
        return FOLDER;
    }

    /** A rule file. */
    public record Rule(String file, String type, String source) {}

    /** Every rule, or none (with a word about it) when the corpus is not there. */
    public static List<Rule> rules() {
        if (!Files.isDirectory(FOLDER)) {
            System.out.println("The rule corpus is not at " + FOLDER + "; tests over it did not run.");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
                YamlNode root = YamlReader.read(new SourceText(file.toString(), Files.readString(file))).root();
                if (root instanceof YamlNode.Mapping m && m.value("source").orElse(null) instanceof YamlNode.Scalar s) {
                    String type = m.value("type").orElse(null) instanceof YamlNode.Scalar t ? t.text() : "";
                    rules.add(new Rule(FOLDER.relativize(file).toString(), type, s.text()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    // The folder `shared` beside the repository, or beside a folder around it.
    private static Path beside() {
        Path here = Path.of("").toAbsolutePath();
        while (here.getParent() != null && !Files.isDirectory(here.resolve("shared/corpora"))) {
            here = here.getParent();
        }
        return here.resolve("shared/corpora");
    }
}
