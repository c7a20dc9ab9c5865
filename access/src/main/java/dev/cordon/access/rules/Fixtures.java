package dev.cordon.access.rules;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Suggestion;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests of a rule: {@code NAME.test.yml} beside {@code NAME.yml}, with messages that it must match, must not match, or cannot decide.
 *
 * @param cases what is expected of which message
 * @param organisation a file of facts about the organisation, for all of them; empty when there is none
 * @param diagnostics what is wrong with the file
 */
public record Fixtures(List<Case> cases, String organisation, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Fixtures {
        cases = List.copyOf(cases);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What a rule can say of a message. */
    public enum Expected {
        /** True. */ MATCH("match"),
        /** False or null. */ NO_MATCH("no_match"),
        /** Null because something is missing. */ UNDECIDED("undecided");

        private final String key;

        Expected(String key) {
            this.key = key;
        }

        /** The key of the file. */
        public String key() {
            return key;
        }
    }

    /** One message and what is expected of it. */
    public record Case(Path message, Expected expected) {}

    /** The file with the tests of a rule, whether it exists or not. */
    public static Path beside(Path rule) {
        String name = String.valueOf(rule.getFileName());
        return rule.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".test.yml");
    }

    /** Whether a rule has tests. */
    public static boolean exist(Path rule) {
        return Files.isRegularFile(beside(rule));
    }

    /** Reads the tests of a rule; paths in it are relative to the file. */
    public static Fixtures read(Path file, SourceText text) {
        YamlReader.Document document = YamlReader.read(text);
        List<Diagnostic> diagnostics = new ArrayList<>(document.diagnostics());
        List<Case> cases = new ArrayList<>();
        String organisation = "";
        if (document.root() instanceof YamlNode.Mapping root) {
            for (YamlNode.Entry entry : root.entries()) {
                if (entry.key().text().equals("org") && entry.value() instanceof YamlNode.Scalar s) {
                    organisation = file.resolveSibling(s.text()).toString();
                } else {
                    cases(file, text, entry, cases, diagnostics);
                }
            }
        }
        if (cases.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(Diagnostic.error("R011", text, document.root().span(), "this file tests nothing", "",
                    "list messages under `match`, `no_match` or `undecided`"));
        }
        return new Fixtures(cases, organisation, diagnostics);
    }

    private static void cases(Path file, SourceText text, YamlNode.Entry entry, List<Case> cases, List<Diagnostic> diagnostics) {
        String key = entry.key().text();
        for (Expected expected : Expected.values()) {
            if (expected.key().equals(key)) {
                if (!(entry.value() instanceof YamlNode.Sequence paths)) {
                    diagnostics.add(Diagnostic.error("R011", text, entry.value().span(), "`" + key + "` must be a list of messages", "", ""));
                    return;
                }
                for (YamlNode path : paths.items()) {
                    if (path instanceof YamlNode.Scalar s) {
                        cases.add(new Case(file.resolveSibling(s.text()), expected));
                    }
                }
                return;
            }
        }
        List<String> known = List.of("match", "no_match", "undecided", "org");
        diagnostics.add(Diagnostic.error("R010", text, entry.key().span(), "`" + key + "` is not known in a file of tests",
                Suggestion.didYouMean(key, known), "keys are " + String.join(", ", known)));
    }
}
