package dev.cordon.source.yaml;

import dev.cordon.source.Span;
import java.util.List;
import java.util.Optional;

/** One node of a YAML document, with its place. */
public sealed interface YamlNode {

    /** Where it stands. */
    Span span();

    /** What a person would call it: {@code a text}, {@code a list}, {@code a mapping}. */
    String kind();

    /**
     * A scalar. Its type is left to whoever reads it; a quoted scalar is always a text.
     *
     * @param text the value as written, without quotes
     * @param quoted whether it was quoted or a block scalar
     * @param span where
     */
    record Scalar(String text, boolean quoted, Span span) implements YamlNode {
        @Override public String kind() {
            return "a text";
        }

        /** Whether it is YAML's null: empty, {@code ~} or {@code null}, unquoted. */
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Span span) implements YamlNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override public String kind() {
            return "a list";
        }
    }

    /** A mapping whose keys are scalars, in the order they were written, without duplicates. */
    record Mapping(List<Entry> entries, Span span) implements YamlNode {
        /** Copies the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override public String kind() {
            return "a mapping";
        }

        /** The value under a key. */
        public Optional<YamlNode> value(String key) {
            return entries.stream().filter(e -> e.key().text().equals(key)).map(Entry::value).findFirst();
        }
    }

    /** One key and its value. */
    record Entry(Scalar key, YamlNode value) {}
}
