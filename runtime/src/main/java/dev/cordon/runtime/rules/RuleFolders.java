package dev.cordon.runtime.rules;

import dev.cordon.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds rule files in folders: every {@code .yml} and {@code .yaml} that is not a fixture ({@code NAME.test.yml}), sorted by path. */
public final class RuleFolders {
    /** No rule file is larger, in bytes. */
    public static final int BYTES_MAX = 8 << 20;
    private static final int DEPTH_MAX = 40;

    private RuleFolders() {}

    /**
     * The files under a folder, or the file itself.
     *
     * @throws IOException when there is no such folder, or it cannot be listed
     */
    public static List<Path> find(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> walk = Files.walk(folder, DEPTH_MAX)) {
            return new ArrayList<>(walk.filter(RuleFolders::isRule).sorted().toList());
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isRule(Path path) {
        String name = String.valueOf(path.getFileName());
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return yaml && !isFixture(path) && Files.isRegularFile(path);
    }

    /** Whether a file holds the tests of a rule beside it. */
    public static boolean isFixture(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".test.yml") || name.endsWith(".test.yaml");
    }

    /**
     * A file's text under its path.
     *
     * @throws IOException when it cannot be read, or is larger than {@link #BYTES_MAX}
     */
    public static SourceText read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IOException("it is larger than " + (BYTES_MAX >> 20) + " MiB");
            }
            return new SourceText(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
