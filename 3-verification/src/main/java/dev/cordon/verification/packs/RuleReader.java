package dev.cordon.verification.packs;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one rule file. Keys may come in any order; a key that is not known is kept. What is wrong is a diagnostic, never an exception. */
public final class RuleReader {

    /**
     * What was read.
     *
     * @param rules the rule, or nothing when the file holds none
     * @param diagnostics what is wrong
     */
    public record Reading(List<RuleFile> rules, List<Diagnostic> diagnostics) {
        /** Copies the lists. */
        public Reading {
            rules = List.copyOf(rules);
            diagnostics = List.copyOf(diagnostics);
        }

        /** The rule. */
        public Optional<RuleFile> rule() {
            return rules.stream().findFirst();
        }
    }

    private final SourceText file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final SortedMap<String, List<String>> labels = new TreeMap<>();
    private final List<Map<String, String>> authors = new ArrayList<>();
    private final SortedSet<String> triggers = new TreeSet<>();
    private final Map<String, YamlNode.Scalar> texts = new LinkedHashMap<>();
    private final List<YamlNode.Entry> others = new ArrayList<>();
    private boolean active = true;

    private RuleReader(SourceText file) {
        this.file = file;
    }

    /** Reads a file's text; its name is the path that people know. */
    public static Reading read(SourceText file) {
        RuleReader reader = new RuleReader(file);
        YamlReader.Document document = YamlReader.read(file);
        reader.diagnostics.addAll(document.diagnostics());
        Optional<RuleFile> rule = document.diagnostics().isEmpty() ? reader.rule(document.root()) : Optional.empty();
        return new Reading(rule.stream().toList(), reader.diagnostics);
    }

    private Optional<RuleFile> rule(YamlNode root) {
        if (!(root instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            error("R001", root.span(), "a rule file is a mapping with `name`, `type` and `source`", "");
            return Optional.empty();
        }
        mapping.entries().forEach(this::entry);
        Optional<YamlNode.Scalar> name = needed("name", mapping);
        Optional<YamlNode.Scalar> type = needed("type", mapping);
        Optional<YamlNode.Scalar> source = needed("source", mapping);
        Optional<RuleKind> kind = type.flatMap(this::kind);
        if (name.isEmpty() || kind.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        String id = text("id").isEmpty() ? file.name() : text("id");
        return Optional.of(new RuleFile(file, hash(file.text()), id, name.get().text(), kind.get(), source.get().text(),
                Placement.of(source.get(), file), severity(), text("description"), active, labels, authors, triggers,
                        text("internal_type"), others));
    }

    private void entry(YamlNode.Entry entry) {
        String key = entry.key().text();
        YamlNode value = entry.value();
        if (RuleFile.LABELS.contains(key)) {
            labels.put(key, list(key, value));
        } else if (RuleFile.TRIGGERS.contains(key)) {
            if (flag(key, value)) {
                triggers.add(key);
            }
        } else {
            switch (key) {
                case "name", "type", "source", "severity", "description", "id", "internal_type" -> text(key, value);
                case "active" -> active = flag(key, value);
                case "authors" -> authors(value);
                default -> others.add(entry);
            }
        }
    }

    private void text(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar s) {
            if (!s.isNull()) {
                texts.put(key, s);
            }
        } else {
            error("R004", value.span(), "`" + key + "` must be a text, this is " + value.kind(), "");
        }
    }

    private String text(String key) {
        YamlNode.Scalar scalar = texts.get(key);
        return scalar == null ? "" : scalar.text();
    }

    private List<String> list(String key, YamlNode value) {
        List<String> items = new ArrayList<>();
        switch (value) {
            case YamlNode.Sequence s -> {
                for (YamlNode item : s.items()) {
                    if (item instanceof YamlNode.Scalar scalar) {
                        items.add(scalar.text());
                    } else {
                        error("R004", item.span(), "`" + key + "` holds texts, this is " + item.kind(), "");
                    }
                }
            }
            case YamlNode.Scalar s when s.isNull() -> { }
            case YamlNode.Scalar _, YamlNode.Mapping _ -> error("R004", value.span(), "`" + key + "` must be a list, this is "
                    + value.kind(),
                    "begin each of its lines with `- `");
        }
        return items;
    }

    private boolean flag(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar s && !s.quoted() && (s.text().equals("true") || s.text().equals("false"))) {
            return s.text().equals("true");
        }
        error("R004", value.span(), "`" + key + "` must be true or false", "");
        return false;
    }

    private void authors(YamlNode value) {
        if (!(value instanceof YamlNode.Sequence s)) {
            if (!(value instanceof YamlNode.Scalar scalar && scalar.isNull())) {
                error("R004", value.span(), "`authors` must be a list, this is " + value.kind(), "");
            }
            return;
        }
        for (YamlNode item : s.items()) {
            Map<String, String> author = new LinkedHashMap<>();
            switch (item) {
                case YamlNode.Mapping m -> m.entries().forEach(e -> {
                    if (e.value() instanceof YamlNode.Scalar v) {
                        author.put(e.key().text(), v.text());
                    }
                });
                case YamlNode.Scalar v -> author.put("name", v.text());
                case YamlNode.Sequence _ -> error("R004", item.span(),
                        "an author is a mapping with `name`, `twitter`, `github` or `email`", "");
            }
            authors.add(author);
        }
    }

    private Optional<YamlNode.Scalar> needed(String key, YamlNode.Mapping mapping) {
        YamlNode.Scalar scalar = texts.get(key);
        if (scalar == null) {
            if (mapping.value(key).filter(v -> !(v instanceof YamlNode.Scalar)).isEmpty()) {
                String near = Suggestion.didYouMean(key, others.stream().map(e -> e.key().text()).toList());
                error("R002", new Span(0, 0), "`" + key + "` is missing", near.isEmpty() ? "" : "is it the key that is written otherwise: "
                        + near);
            }
            return Optional.empty();
        }
        return Optional.of(scalar);
    }

    private Optional<RuleKind> kind(YamlNode.Scalar type) {
        Optional<RuleKind> kind = RuleKind.named(type.text());
        if (kind.isEmpty()) {
            String near = Suggestion.didYouMean(type.text(), RuleKind.words());
            error("R003", type.span(), "`" + type.text() + "` is not a type of rule",
                    near.isEmpty() ? "types are " + String.join(", ", RuleKind.words()) : near);
        }
        return kind;
    }

    private String severity() {
        YamlNode.Scalar severity = texts.get("severity");
        if (severity != null && !RuleFile.SEVERITIES.contains(severity.text())) {
            diagnostics.add(Diagnostic.warning("R005", file, severity.span(), "`" + severity.text() + "` is not a severity", "",
                    "severities are " + String.join(", ", RuleFile.SEVERITIES)));
        }
        return severity == null ? "" : severity.text();
    }

    private void error(String code, Span span, String message, String help) {
        diagnostics.add(Diagnostic.error(code, file, span, message, "", help));
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
