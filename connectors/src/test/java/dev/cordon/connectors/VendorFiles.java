package dev.cordon.connectors;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where descriptions of vendors' interfaces are, beside the repository. */
final class VendorFiles {
    private VendorFiles() {}

    /** {@code cordon.corpora}, or {@code ../shared/corpora} seen from the root of the repository; need not exist. */
    static Path folder() {
        String given = System.getProperty("cordon.corpora", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isRegularFile(at.resolve("ARCHITECTURE.md"))) {
            at = at.getParent();
        }
        return at == null ? Path.of("../shared/corpora") : at.resolve("../shared/corpora").normalize();
    }
}
