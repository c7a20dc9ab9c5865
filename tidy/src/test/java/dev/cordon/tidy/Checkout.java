package dev.cordon.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of this checkout, as the checks see them. */
final class Checkout {

    static final Path ROOT = root();

    private Checkout() {}

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("kernel")) || !Files.isDirectory(at.resolve("tidy"))) {
            at = at.getParent();
            if (at == null) {
                throw new IllegalStateException("run inside the checkout");
            }
        }
        return at;
    }

    /** All files below a folder that end so, without build output and hidden folders, sorted. */
    static List<Path> files(String suffix) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(p -> p.toString().endsWith(suffix)).filter(Files::isRegularFile).filter(Checkout::ours).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ours(Path file) {
        for (Path name : ROOT.relativize(file)) {
            String word = name.toString();
            if (word.equals("target") || word.equals(".git") || word.equals(".cordon") || word.equals("node_modules")) {
                return false;
            }
        }
        return true;
    }

    /** Java sources of the product. */
    static List<Path> productSources() {
        return files(".java").stream().filter(p -> p.toString().contains("/src/main/java/")).toList();
    }

    /** Java sources of the tests. */
    static List<Path> testSources() {
        return files(".java").stream().filter(p -> p.toString().contains("/src/test/java/")).toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** The exceptions of allow.tsv for one check: path to the rest of its row. Every row needs a reason. */
    static Map<String, String> allowed(String check) {
        Map<String, String> allowed = new HashMap<>();
        for (String line : read(ROOT.resolve("tidy/allow.tsv")).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(line.split("\t")));
            if (cells.size() != 4 || cells.get(3).isBlank()) {
                throw new IllegalStateException("tidy/allow.tsv: not check, path, value, reason: " + line);
            }
            if (cells.getFirst().equals(check)) {
                allowed.put(cells.get(1), cells.get(2));
            }
        }
        return allowed;
    }
}
