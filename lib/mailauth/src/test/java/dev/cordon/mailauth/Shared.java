package dev.cordon.mailauth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the conformance suites beside the checkout. */
public final class Shared {

    private Shared() {
    }

    /** The folder of a suite; empty, and said on standard output, when it is not there. */
    public static Optional<Path> suite(String name) {
        String given = System.getProperty("cordon.shared", "");
        Path at = given.isEmpty() ? Path.of("").toAbsolutePath() : Path.of(given).resolve("x");
        while (at.getParent() != null) {
            Path found = at.resolveSibling("shared").resolve("corpora/auth-suites").resolve(name);
            if (!given.isEmpty()) {
                found = Path.of(given).resolve("corpora/auth-suites").resolve(name);
            }
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
            at = at.getParent();
        }
        System.out.println("not run: suite " + name + " (no ../shared beside the checkout)");
        return Optional.empty();
    }

    /** A JSON file. */
    public static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
