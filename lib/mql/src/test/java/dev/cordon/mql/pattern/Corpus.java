package dev.cordon.mql.pattern;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The public rules beside the checkout, when they are there. */
public final class Corpus {
    private Corpus() {}

    /** The folder of the rules, found from this folder upwards; nothing is there when it is not. */
    public static Path folder() {
        Path given = Path.of(System.getProperty("cordon.shared", ""));
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path rules = at.resolveSibling("shared").resolve("corpora/mql-rules");
            if (Files.isDirectory(rules)) {
                return rules;
            }
        }
        return given.resolve("corpora/mql-rules");
    }

    /** Whether they are there; says so when not. */
    public static boolean present() {
        boolean there = Files.isDirectory(folder());
        if (!there) {
            System.out.println("the public rule corpus is not beside this checkout: this test did not run");
        }
        return there;
    }

    /** The text of each rule file. */
    public static List<String> texts() {
        try (Stream<Path> files = Files.walk(folder())) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every string literal of every rule, roughly read: comments and descriptions give some that are none. */
    public static Set<String> literals() {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts()) {
            for (String line : text.lines().toList()) {
                collect(line, found);
            }
        }
        return found;
    }

    private static void collect(String line, Set<String> found) {
        for (int at = 0; at < line.length(); at++) {
            char quote = line.charAt(at);
            if (quote != '"' && quote != '\'') {
                continue;
            }
            int end = at + 1;
            StringBuilder literal = new StringBuilder();
            while (end < line.length() && line.charAt(end) != quote) {
                if (quote == '"' && line.charAt(end) == '\\' && end + 1 < line.length() && "\\\"'".indexOf(line.charAt(end + 1)) >= 0) {
                    end++;
                }
                literal.append(line.charAt(end++));
            }
            if (end < line.length()) {
                found.add(literal.toString());
            }
            at = end;
        }
    }
}
