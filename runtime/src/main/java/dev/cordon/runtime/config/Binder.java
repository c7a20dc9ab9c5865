package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Secret;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import dev.cordon.source.yaml.YamlNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a YAML tree into records, keeps where every value came from, and collects every mistake instead of ending at the first. */
final class Binder {
    private final SourceText source;
    private final Path folder;
    private final Overrides overrides;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Span> places = new LinkedHashMap<>();

    Binder(SourceText source, Path folder, Overrides overrides) {
        this.source = source;
        this.folder = folder;
        this.overrides = overrides;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Setting> settings() {
        return settings;
    }

    /** Where a setting stands in the file, as far as it does. */
    Span place(String path) {
        return places.getOrDefault(path, Span.START);
    }

    void error(String code, Span span, String message, String label, String help) {
        diagnostics.add(Diagnostic.error(code, source, span, message, label, help));
    }

    /** As {@link #error}, unless something at that place was refused already: one mistake is told once. */
    void doubt(String code, Span span, String message, String label, String help) {
        if (diagnostics.stream().noneMatch(d -> d.source() == source && d.span().start() == span.start() && d.isError())) {
            error(code, span, message, label, help);
        }
    }

    <T extends Record> T root(Class<T> type, YamlNode node) {
        return type.cast(record(type, node, ""));
    }

    private Record record(Class<?> type, YamlNode node, String path) {
        YamlNode.Mapping mapping = node instanceof YamlNode.Mapping m ? m : new YamlNode.Mapping(List.of(), node.span());
        if (!(node instanceof YamlNode.Mapping) && !(node instanceof YamlNode.Scalar s && s.isNull())) {
            error("C002", node.span(), named(path) + " must be a mapping, and this is " + node.kind(), "", "write its keys below it, indented");
            return placeholder(type);
        }
        RecordComponent[] components = type.getRecordComponents();
        unknownKeys(mapping, components, path);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(type, components[i], mapping, path, components, values);
        }
        return created(type, components, values);
    }

    private Object component(Class<?> type, RecordComponent c, YamlNode.Mapping mapping, String path, RecordComponent[] all,
                             Object[] earlier) {
        String key = Words.kebab(c.getName());
        String at = path.isEmpty() ? key : path + "." + key;
        Optional<Overrides.Override> override = overrides.at(at);
        if (override.isPresent() && isScalar(c.getType())) {
            return overridden(c.getType(), at, override.get());
        }
        Optional<YamlNode> node = mapping.value(key).or(() -> mapping.value(Words.snake(c.getName())));
        if (node.isPresent() && !(node.get() instanceof YamlNode.Scalar s && s.isNull())) {
            places.put(at, node.get().span());
            return value(c.getGenericType(), node.get(), at);
        }
        places.putIfAbsent(at, mapping.span().length() == 0 ? Span.START : new Span(mapping.span().start(), mapping.span().start()));
        return absent(type, c, mapping, at, all, earlier);
    }

    private Object absent(Class<?> type, RecordComponent c, YamlNode.Mapping mapping, String at, RecordComponent[] all, Object[] earlier) {
        String name = type.getSimpleName() + "." + c.getName();
        Object builtIn = BuiltIn.VALUES.get(name);
        if (builtIn != null) {
            if (!(builtIn instanceof Record)) {
                settings.add(new Setting(at, Words.text(builtIn), Setting.Origin.BUILT_IN, ""));
            }
            return builtIn;
        }
        String same = BuiltIn.SAME_AS.get(name);
        for (int i = 0; same != null && i < all.length; i++) {
            if (all[i].getName().equals(same)) {
                settings.add(new Setting(at, "as " + Words.kebab(same), Setting.Origin.BUILT_IN, ""));
                return earlier[i];
            }
        }
        if (c.getType().isRecord() && settable(c.getType())) {
            return record(c.getType(), new YamlNode.Mapping(List.of(), mapping.span()), at);
        }
        Span here = new Span(mapping.span().start(), Math.min(mapping.span().end(), mapping.span().start() + 1));
        error("C003", here, "`" + at + "` is missing", "", "add `" + Words.kebab(c.getName()) + ": …` here");
        return placeholderOf(c.getGenericType());
    }

    // A record whose components all have defaults can be left out as a whole.
    static boolean settable(Class<?> type) {
        for (RecordComponent c : type.getRecordComponents()) {
            if (!BuiltIn.VALUES.containsKey(type.getSimpleName() + "." + c.getName())) {
                return false;
            }
        }
        return true;
    }

    private void unknownKeys(YamlNode.Mapping mapping, RecordComponent[] components, String path) {
        List<String> known = new ArrayList<>();
        for (RecordComponent c : components) {
            known.add(Words.kebab(c.getName()));
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key.replace('_', '-'))) {
                String meant = Suggestion.didYouMean(key, known);
                error("C001", entry.key().span(), "`" + key + "` is not a setting" + (path.isEmpty() ? "" : " of `" + path + "`"), meant,
                        "what can be set here: " + String.join(", ", known));
            }
        }
    }

    private Object value(Type type, YamlNode node, String at) {
        if (type instanceof ParameterizedType p) {
            return p.getRawType() == Map.class ? map(p.getActualTypeArguments()[1], node, at) : list(p.getActualTypeArguments()[0], node, at);
        }
        Class<?> c = (Class<?>) type;
        if (c == Secret.class) {
            return secret(node, at);
        }
        if (c == Organisation.class && node instanceof YamlNode.Scalar file) {
            return organisationFile(file, at);
        }
        if (c.isRecord()) {
            return record(c, node, at);
        }
        if (!(node instanceof YamlNode.Scalar scalar)) {
            error("C002", node.span(), named(at) + " must be " + expected(c) + ", and this is " + node.kind(), "", "");
            return placeholderOf(c);
        }
        Optional<Object> read = scalar(c, scalar.text());
        read.ifPresentOrElse(v -> settings.add(new Setting(at, Words.text(v), Setting.Origin.FILE, line(scalar.span()))),
                () -> error("C002", scalar.span(), "`" + scalar.text() + "` is not " + expected(c), "for " + named(at), hint(c, scalar.text())));
        return read.orElseGet(() -> placeholderOf(c));
    }

    private Object overridden(Class<?> type, String at, Overrides.Override override) {
        Optional<Object> read = scalar(type, override.text());
        if (read.isEmpty()) {
            SourceText said = new SourceText(override.where(), override.text());
            diagnostics.add(Diagnostic.error("C002", said, new Span(0, override.text().length()),
                    "`" + override.text() + "` is not " + expected(type), "for " + named(at), hint(type, override.text())));
            return placeholderOf(type);
        }
        settings.add(new Setting(at, Words.text(read.get()), override.origin(), override.where()));
        return read.get();
    }

    private List<Object> list(Type item, YamlNode node, String at) {
        List<Object> items = new ArrayList<>();
        if (!(node instanceof YamlNode.Sequence sequence)) {
            error("C002", node.span(), named(at) + " must be a list, and this is " + node.kind(), "",
                    "write each item on a line of its own after `- `");
            return items;
        }
        for (YamlNode n : sequence.items()) {
            String place = at + "[" + items.size() + "]";
            places.put(place, n.span());
            items.add(value(item, n, place));
        }
        if (items.isEmpty()) {
            settings.add(new Setting(at, "[]", Setting.Origin.FILE, line(node.span())));
        }
        return items;
    }

    private Map<String, Object> map(Type item, YamlNode node, String at) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!(node instanceof YamlNode.Mapping mapping)) {
            error("C002", node.span(), named(at) + " must be a mapping, and this is " + node.kind(), "", "");
            return members;
        }
        mapping.entries().forEach(e -> members.put(e.key().text(), value(item, e.value(), at + "." + e.key().text())));
        return members;
    }

    private Secret secret(YamlNode node, String at) {
        SecretReader.Found found = SecretReader.read(node, folder, overrides.environment());
        if (found.problem().isEmpty()) {
            settings.add(new Setting(at, found.kept(), Setting.Origin.FILE, line(node.span())));
        } else {
            error("C004", node.span(), named(at) + ": " + found.problem(), "", found.help());
        }
        return found.secret();
    }

    private Organisation organisationFile(YamlNode.Scalar file, String at) {
        OrganisationReader.Reading reading = OrganisationReader.read(folder.resolve(file.text()));
        if (reading.unreadable().isEmpty()) {
            settings.add(new Setting(at, file.text(), Setting.Origin.FILE, line(file.span())));
        } else {
            error("C006", file.span(), reading.unreadable(), "", "give the path of a file, relative to this one, or write the facts here");
        }
        diagnostics.addAll(reading.diagnostics());
        return reading.organisation();
    }

    private String line(Span span) {
        return source.name() + ":" + source.position(span.start()).line();
    }

    private static String named(String path) {
        return path.isEmpty() ? "the file" : "`" + path + "`";
    }

    private static boolean isScalar(Class<?> type) {
        return type == String.class || type.isPrimitive() || type == Duration.class || type.isEnum();
    }

    private static Optional<Object> scalar(Class<?> type, String text) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type == boolean.class) {
            return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
        }
        if (type == Duration.class) {
            return Durations.parse(text).map(d -> d);
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (Words.word((Enum<?>) constant).equals(text)) {
                    return Optional.of(constant);
                }
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String expected(Class<?> type) {
        if (type == Duration.class) {
            return "a duration";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", words(type));
        }
        return type == int.class ? "a whole number" : "a text";
    }

    private static String hint(Class<?> type, String text) {
        if (type == Duration.class) {
            return "a whole number and a unit: 500ms, 30s, 5m, 2h, 7d";
        }
        return type.isEnum() ? Suggestion.didYouMean(text, words(type)) : "";
    }

    private static List<String> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(Words.word((Enum<?>) constant));
        }
        return words;
    }

    private static Object placeholderOf(Type type) {
        if (type instanceof ParameterizedType p) {
            return p.getRawType() == Map.class ? Map.of() : List.of();
        }
        Class<?> c = (Class<?>) type;
        if (c == Secret.class) {
            return Secret.of("");
        }
        if (c == Duration.class) {
            return Duration.ofMinutes(1);
        }
        if (c == boolean.class) {
            return false;
        }
        if (c.isEnum()) {
            return c.getEnumConstants()[0];
        }
        if (c.isRecord()) {
            return placeholder(c);
        }
        return c == int.class ? (Object) 1 : "";
    }

    private static Record placeholder(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object builtIn = BuiltIn.VALUES.get(type.getSimpleName() + "." + components[i].getName());
            values[i] = builtIn == null ? placeholderOf(components[i].getGenericType()) : builtIn;
        }
        return created(type, components, values);
    }

    private static Record created(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " refuses what was read: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a " + type.getName(), e);
        }
    }
}
