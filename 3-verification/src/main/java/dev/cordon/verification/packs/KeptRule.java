package dev.cordon.verification.packs;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a rule's file says, in the compact form that is kept between two starts. */
final class KeptRule {
    private static final RuleKind[] KINDS = RuleKind.values();
    private static final int DEPTH_MOST = 500;

    private KeptRule() {}

    static void write(ByteWriter out, RuleFile rule) {
        out.text(rule.contentHash());
        out.text(rule.id());
        out.text(rule.name());
        out.number(rule.kind().ordinal());
        out.text(rule.source());
        out.number(rule.placement().start());
        out.number(rule.placement().indent());
        out.text(rule.severity());
        out.text(rule.description());
        out.flag(rule.active());
        out.texts(rule.labels().keySet());
        rule.labels().values().forEach(out::texts);
        out.number(rule.authors().size());
        for (Map<String, String> author : rule.authors()) {
            SortedMap<String, String> sorted = new TreeMap<>(author);
            out.texts(sorted.keySet());
            out.texts(sorted.values());
        }
        out.texts(rule.triggers());
        out.text(rule.internalType());
        entries(out, rule.others());
    }

    private static void entries(ByteWriter out, List<YamlNode.Entry> entries) {
        out.number(entries.size());
        for (YamlNode.Entry entry : entries) {
            node(out, entry.key());
            node(out, entry.value());
        }
    }

    private static void node(ByteWriter out, YamlNode node) {
        out.number(node.span().start());
        out.number(node.span().end());
        switch (node) {
            case YamlNode.Scalar scalar -> {
                out.number(0);
                out.text(scalar.text());
                out.flag(scalar.quoted());
            }
            case YamlNode.Sequence sequence -> {
                out.number(1);
                out.number(sequence.items().size());
                sequence.items().forEach(item -> node(out, item));
            }
            case YamlNode.Mapping mapping -> {
                out.number(2);
                entries(out, mapping.entries());
            }
        }
    }

    static RuleFile read(ByteReader in, SourceText file) {
        String hash = in.text();
        String id = in.text();
        String name = in.text();
        RuleKind kind = KINDS[in.below(KINDS.length)];
        String source = in.text();
        int start = in.below(file.text().length() + 1);
        int indent = in.below(file.text().length() + 1);
        String severity = in.text();
        String description = in.text();
        boolean active = in.flag();
        SortedMap<String, List<String>> labels = new TreeMap<>();
        for (String label : in.texts()) {
            labels.put(label, in.texts());
        }
        List<Map<String, String>> authors = new ArrayList<>();
        int count = in.count();
        for (int author = 0; author < count; author++) {
            authors.add(author(in));
        }
        TreeSet<String> triggers = new TreeSet<>(in.texts());
        String internalType = in.text();
        return new RuleFile(file, hash, id, name, kind, source, new Placement(new SourceText(file.name(), source), file, start, indent),
                severity, description, active, labels, authors, triggers, internalType, entries(in, 0));
    }

    private static Map<String, String> author(ByteReader in) {
        List<String> keys = in.texts();
        List<String> values = in.texts();
        if (keys.size() != values.size()) {
            throw new ByteReader.Malformed("an author");
        }
        Map<String, String> author = new TreeMap<>();
        for (int at = 0; at < keys.size(); at++) {
            author.put(keys.get(at), values.get(at));
        }
        return author;
    }

    private static List<YamlNode.Entry> entries(ByteReader in, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        int count = in.count();
        for (int entry = 0; entry < count; entry++) {
            if (!(node(in, depth) instanceof YamlNode.Scalar key)) {
                throw new ByteReader.Malformed("a key");
            }
            entries.add(new YamlNode.Entry(key, node(in, depth)));
        }
        return entries;
    }

    private static YamlNode node(ByteReader in, int depth) {
        if (depth > DEPTH_MOST) {
            throw new ByteReader.Malformed("too deep");
        }
        int start = in.below(Integer.MAX_VALUE);
        int end = in.below(Integer.MAX_VALUE);
        if (end < start) {
            throw new ByteReader.Malformed("a place");
        }
        Span span = new Span(start, end);
        return switch (in.below(3)) {
            case 0 -> new YamlNode.Scalar(in.text(), in.flag(), span);
            case 1 -> {
                List<YamlNode> items = new ArrayList<>();
                int count = in.count();
                for (int item = 0; item < count; item++) {
                    items.add(node(in, depth + 1));
                }
                yield new YamlNode.Sequence(items, span);
            }
            default -> new YamlNode.Mapping(entries(in, depth + 1), span);
        };
    }
}
