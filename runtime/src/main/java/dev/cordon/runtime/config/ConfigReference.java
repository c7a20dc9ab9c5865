package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;
import dev.cordon.kernel.config.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reference page of the configuration, written from the records themselves. */
public final class ConfigReference {
    private ConfigReference() {}

    /** The page, in Markdown. */
    public static String page() {
        StringBuilder out = new StringBuilder();
        out.append("# Configuration reference\n\n");
        out.append("Written from the code (`mvn test -pl runtime -Dtest=ConfigReferenceTest -Dgolden.update=true`); do not edit by hand.\n");
        out.append("For a first configuration see [the guide](../user/configuration.md).\n\n");
        out.append("A value comes from the built-in default, then the file, then the environment variable, then the command line; later ones\n");
        out.append("win. Durations are a whole number and a unit: `500ms`, `30s`, `5m`, `2h`, `7d`.\n");
        Map<Class<?>, String> sections = new LinkedHashMap<>();
        collect(Config.class, "", sections);
        sections.forEach((type, path) -> section(type, path, out));
        return out.toString();
    }

    private static void collect(Class<?> type, String path, Map<Class<?>, String> sections) {
        if (sections.putIfAbsent(type, path) != null) {
            return;
        }
        for (RecordComponent c : type.getRecordComponents()) {
            String at = (path.isEmpty() ? "" : path + ".") + Words.kebab(c.getName());
            Type generic = c.getGenericType();
            if (generic instanceof ParameterizedType p && p.getRawType() == List.class && ((Class<?>) p.getActualTypeArguments()[0]).isRecord()) {
                collect((Class<?>) p.getActualTypeArguments()[0], at + "[]", sections);
            } else if (c.getType().isRecord()) {
                collect(c.getType(), at, sections);
            }
        }
    }

    private static void section(Class<?> type, String path, StringBuilder out) {
        out.append("\n## ").append(path.isEmpty() ? "Top level" : "`" + path + "`").append("\n\n");
        Doc doc = type.getAnnotation(Doc.class);
        out.append(doc == null ? "" : doc.value() + "\n\n");
        out.append("| key | value | default | environment | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (RecordComponent c : type.getRecordComponents()) {
            String key = Words.kebab(c.getName());
            String at = path.isEmpty() ? key : path + "." + key;
            Doc meaning = c.getAnnotation(Doc.class);
            String variable = !at.contains("[]") && isScalar(c.getType()) ? "`" + Words.variable(at) + "`" : "";
            out.append("| `").append(key).append("` | ").append(kind(c.getGenericType())).append(" | ").append(builtIn(type, c)).append(" | ")
                    .append(variable).append(" | ").append(meaning == null ? "" : meaning.value()).append(" |\n");
        }
    }

    private static String builtIn(Class<?> type, RecordComponent c) {
        String name = type.getSimpleName() + "." + c.getName();
        Object value = BuiltIn.VALUES.get(name);
        if (value != null) {
            String text = value instanceof Record ? "nothing" : Words.text(value);
            return text.isEmpty() ? "empty" : text.equals("nothing") ? text : "`" + text + "`";
        }
        String same = BuiltIn.SAME_AS.get(name);
        return same != null ? "as `" + Words.kebab(same) + "`" : c.getType().isRecord() && Binder.settable(c.getType()) ? "see below"
                : "**required**";
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType p) {
            return p.getRawType() == Map.class ? "mapping of lists" : "list of " + plural((Class<?>) p.getActualTypeArguments()[0]);
        }
        Class<?> c = (Class<?>) type;
        if (c == Secret.class) {
            return "`{file: …}` or `{env: …}`";
        }
        if (c.isEnum()) {
            List<String> words = new ArrayList<>();
            for (Object constant : c.getEnumConstants()) {
                words.add("`" + Words.word((Enum<?>) constant) + "`");
            }
            return String.join(", ", words);
        }
        if (c.isRecord()) {
            return "mapping";
        }
        return c == Duration.class ? "duration" : c == int.class ? "whole number" : c == boolean.class ? "`true` or `false`" : "text";
    }

    private static String plural(Class<?> item) {
        return item == String.class ? "texts" : "mappings";
    }

    private static boolean isScalar(Class<?> type) {
        return type == String.class || type.isPrimitive() || type == Duration.class || type.isEnum();
    }

    /** The paths that the environment and the command line can set. */
    static List<String> scalarPaths() {
        List<String> paths = new ArrayList<>();
        scalars(Config.class, "", paths);
        return paths;
    }

    private static void scalars(Class<?> type, String path, List<String> paths) {
        for (RecordComponent c : type.getRecordComponents()) {
            String at = (path.isEmpty() ? "" : path + ".") + Words.kebab(c.getName());
            if (isScalar(c.getType())) {
                paths.add(at);
            } else if (c.getType().isRecord() && !BuiltIn.VALUES.containsKey(type.getSimpleName() + "." + c.getName())) {
                scalars(c.getType(), at, paths);
            }
        }
    }
}
