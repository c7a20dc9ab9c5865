package dev.cordon.source.yaml;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads one YAML 1.2 document into {@link YamlNode}s. No object is ever constructed from the text, aliases are refused
 * (a file a person writes needs none, and they are how small files become huge), and every mistake is a diagnostic.
 */
public final class YamlReader {

    /**
     * What was read.
     *
     * @param root the document, or an empty mapping when nothing could be read
     * @param diagnostics what is wrong; empty when all is well
     */
    public record Document(YamlNode root, List<Diagnostic> diagnostics) {
        /** Copies the diagnostics. */
        public Document {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    // The parser copies what it has not read yet each time it fills its buffer: a line of megabytes with a small one takes minutes.
    private static final int BUFFER_LEAST = 1_024;
    private static final int BUFFER_MOST = 1 << 20;
    private static final int CODE_POINTS_MAX = 8 << 20;
    private static final int DEPTH_MAX = 60;

    private final SourceText source;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean astral;

    private YamlReader(SourceText source) {
        this.source = source;
        this.astral = source.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    /** Reads a text; an empty text is an empty mapping. Never throws. */
    public static Document read(SourceText source) {
        YamlReader reader = new YamlReader(source);
        YamlNode root = reader.document();
        return new Document(root, reader.diagnostics);
    }

    private YamlNode document() {
        YamlNode nothing = new YamlNode.Mapping(List.of(), Span.START);
        LoadSettings settings = LoadSettings.builder().setLabel(source.name()).setUseMarks(true).setMaxAliasesForCollections(1_000)
                .setAllowDuplicateKeys(true).setCodePointLimit(CODE_POINTS_MAX)
                .setBufferSize(Math.clamp(source.text().length() + 1L, BUFFER_LEAST, BUFFER_MOST)).build();
        try {
            Optional<Node> node = new Compose(settings).composeString(source.text());
            return node.map(n -> convert(n, 0)).orElse(nothing);
        } catch (MarkedYamlEngineException e) {
            Span at = e.getProblemMark().map(this::offset).map(o -> new Span(o, o)).orElse(Span.START);
            report("Y001", at, "this is not YAML: " + e.getProblem(), "", "indentation and quotes are the usual cause");
            return nothing;
        } catch (YamlEngineException | StackOverflowError e) {
            report("Y001", Span.START, "this is not YAML that can be read: " + e.getMessage(), "", "");
            return nothing;
        }
    }

    private YamlNode convert(Node node, int depth) {
        Span span = span(node);
        if (depth > DEPTH_MAX) {
            report("Y003", span, "nested deeper than " + DEPTH_MAX + " levels", "", "");
            return new YamlNode.Scalar("", false, span);
        }
        if (!(node instanceof ScalarNode) && !seen.add(node)) {
            report("Y004", span, "aliases are not accepted", "used a second time here", "write the value out");
            return new YamlNode.Scalar("", false, span);
        }
        return switch (node) {
            case ScalarNode s -> new YamlNode.Scalar(s.getValue(), s.getScalarStyle() != ScalarStyle.PLAIN, span);
            case SequenceNode s -> new YamlNode.Sequence(s.getValue().stream().map(n -> convert(n, depth + 1)).toList(), span);
            case MappingNode m -> mapping(m, depth, span);
            default -> {
                report("Y001", span, "a kind of node that is not accepted", "", "");
                yield new YamlNode.Scalar("", false, span);
            }
        };
    }

    private YamlNode mapping(MappingNode node, int depth, Span span) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report("Y002", span(tuple.getKeyNode()), "a key must be a plain text", "", "");
                continue;
            }
            YamlNode.Scalar name = new YamlNode.Scalar(key.getValue(), key.getScalarStyle() != ScalarStyle.PLAIN, span(key));
            if (!keys.add(name.text())) {
                report("Y005", name.span(), "`" + name.text() + "` is set twice", "the second time here", "keep one of them");
                continue;
            }
            entries.add(new YamlNode.Entry(name, convert(tuple.getValueNode(), depth + 1)));
        }
        return new YamlNode.Mapping(entries, span);
    }

    private Span span(Node node) {
        int start = node.getStartMark().map(this::offset).orElse(0);
        int end = node.getEndMark().map(this::offset).orElse(start);
        return new Span(start, Math.max(start, end));
    }

    // The engine counts code points; we count UTF-16 units.
    private int offset(Mark mark) {
        String text = source.text();
        if (!astral) {
            return Math.min(mark.getIndex(), text.length());
        }
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), text.codePointCount(0, text.length())));
    }

    private void report(String code, Span span, String message, String label, String help) {
        diagnostics.add(Diagnostic.error(code, source, span, message, label, help));
    }
}
