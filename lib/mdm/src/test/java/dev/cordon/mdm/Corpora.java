package dev.cordon.mdm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The collections beside the repository. */
final class Corpora {

    private Corpora() {
    }

    /** A file or folder of the collections; empty, and said so, when it is not there. */
    static Optional<Path> find(String test, String... names) {
        String given = System.getProperty("cordon.corpora", "");
        Path root = given.isEmpty() ? beside() : Path.of(given);
        for (String name : names) {
            root = root.resolve(name);
        }
        if (!Files.exists(root)) {
            System.out.println(test + " did not run: no " + root + " (give -Dcordon.corpora=FOLDER)");
            return Optional.empty();
        }
        return Optional.of(root);
    }

    private static Path beside() {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolveSibling("shared").resolve("corpora"))) {
            at = at.getParent();
        }
        return at.resolveSibling("shared").resolve("corpora");
    }
}
