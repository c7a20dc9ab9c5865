package dev.cordon.access.cli;

import dev.cordon.access.show.JsonLine;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.MdmJson;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.eval.Expression;
import dev.cordon.mql.eval.Found;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.runtime.config.OrganisationReader;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.RuleKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates one line of {@code cordon mql eval --batch} after another. JSON is read as the YAML that it is; worlds and messages are kept. */
final class MqlBatch {
    private static final int BYTES_MAX = 160 << 20;
    private static final int KEPT_MAX = 16;

    /** One line of output, and whether the line asked for something that has a mistake. */
    record Answer(String line, boolean mistake) {}

    private final Model own;
    private final Map<String, Model> models = kept();
    private final Map<String, byte[]> messages = kept();
    private final Map<String, Input> inputs = kept();

    MqlBatch(Model own) {
        this.own = own;
    }

    private static <V> Map<String, V> kept() {
        return new LinkedHashMap<>(KEPT_MAX, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT_MAX;
            }
        };
    }

    Answer answer(String line) {
        YamlReader.Document document = YamlReader.read(new SourceText("line", line));
        if (!document.diagnostics().isEmpty() || !(document.root() instanceof YamlNode.Mapping asked)) {
            return new Answer(trouble("\"\"", 1, 1, "this line is not a JSON object"), true);
        }
        String id = asked.value("id").map(MqlBatch::json).orElse("null");
        String world = asked.value("org").filter(o -> !isNull(o)).map(o -> line.substring(o.span().start(), o.span().end())).orElse("");
        try {
            Model around = model(world);
            String path = asked.value("message").filter(m -> !isNull(m)).map(m -> m instanceof YamlNode.Scalar s ? s.text() : "").orElse("");
            String expression = asked.value("expr").orElse(asked) instanceof YamlNode.Scalar s ? s.text() : "";
            Language language = Language.of(List.of(), around.world().lists().types());
            Checked checked = Checker.check(Parser.parse(new SourceText("expr", expression)), language.environment(RuleKind.RULE));
            Found[] found = checked.isValid() ? new Found[] {Expression.compile(checked).evaluate(input(path, world, around))} : new Found[0];
            return new Answer(line(id, checked, found), !checked.isValid());
        } catch (Refusal e) {
            return new Answer(trouble(id, 1, 1, e.words()), true);
        }
    }

    private Input input(String path, String world, Model around) {
        String key = path + "\n" + world;
        Input input = inputs.get(key);
        if (input == null) {
            byte[] raw = path.isEmpty() ? new byte[0] : messages.computeIfAbsent(path, p -> bytes(Engine.path(p)));
            input = around.input(raw);
            inputs.put(key, input);
        }
        return input;
    }

    private Model model(String text) {
        Model known = models.get(text);
        if (known != null) {
            return known;
        }
        Model made = own;
        if (!text.isEmpty()) {
            OrganisationReader.Reading reading = OrganisationReader.read(new SourceText("org", text));
            List<Diagnostic> wrong = reading.diagnostics().stream().filter(Diagnostic::isError).toList();
            if (!wrong.isEmpty()) {
                throw new Refusal("org: " + wrong.getFirst().message());
            }
            made = own.of(reading.organisation());
        }
        models.put(text, made);
        return made;
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlNode.Scalar s && s.isNull();
    }

    private static String json(YamlNode node) {
        return node instanceof YamlNode.Scalar s ? s.quoted() ? JsonLine.of(s.text()) : s.text() : "null";
    }

    /** A message's bytes. */
    static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] raw = in.readNBytes(BYTES_MAX + 1);
            if (raw.length > BYTES_MAX) {
                throw new Refusal(file + " is larger than " + (BYTES_MAX >> 20) + " MiB");
            }
            return raw;
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read: " + Engine.why(e));
        }
    }

    /** The contract's line; the id is JSON already, or empty for a single expression. No value means that there is an error. */
    static String line(String id, Checked checked, Found[] found) {
        if (found.length == 0) {
            Diagnostic first = checked.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
            SourceText.Position at = first.source().position(first.span().start());
            String more = first.label().isEmpty() ? first.help() : first.label();
            return trouble(id, at.line(), at.column(), first.message() + (more.isEmpty() ? "" : "; " + more));
        }
        StringBuilder out = begin(id).append("\"value\":").append(MdmJson.line(found[0].value()));
        out.append(",\"type\":").append(JsonLine.of(checked.type().toString()));
        out.append(",\"missing\":").append(JsonLine.of(found[0].missing().stream().sorted().toList()));
        return out.append(",\"error\":null}").toString();
    }

    private static String trouble(String id, int line, int column, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("line", line);
        error.put("column", column);
        error.put("message", message);
        return begin(id).append("\"value\":null,\"type\":null,\"missing\":[],\"error\":").append(JsonLine.of(error)).append('}').toString();
    }

    private static StringBuilder begin(String id) {
        StringBuilder out = new StringBuilder(256).append('{');
        return id.isEmpty() ? out : out.append("\"id\":").append(id).append(',');
    }
}
