package dev.cordon.mql.check;

import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known while one expression is checked: the loops around, what was found wrong, and what was used. */
final class Checking {
    private static final int TOLD_MAX = 50;

    /** One loop around the place that is looked at. */
    record Loop(Type element, String path) {}

    final Environment environment;
    private final SourceText source;
    private final List<Diagnostic> diagnostics;
    private final List<Loop> loops = new ArrayList<>();
    private final Map<Typed, String> paths = new IdentityHashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private final Set<String> capabilities = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();
    private final Set<String> lists = new TreeSet<>();

    Checking(Environment environment, SourceText source, List<Diagnostic> before) {
        this.environment = environment;
        this.source = source;
        this.diagnostics = new ArrayList<>(before);
    }

    Typed error(String code, Span span, String message, String label, String help) {
        tell(Diagnostic.error(code, source, span, message, label, help));
        return new Typed.Broken(span);
    }

    void warning(String code, Span span, String message, String help) {
        tell(Diagnostic.warning(code, source, span, message, "", help));
    }

    private void tell(Diagnostic diagnostic) {
        if (diagnostics.size() < TOLD_MAX) {
            diagnostics.add(diagnostic);
        }
    }

    List<Loop> loops() {
        return loops;
    }

    void enter(Type element, String path) {
        loops.add(new Loop(element, path));
    }

    void leave() {
        loops.removeLast();
    }

    String path(Typed typed) {
        return paths.getOrDefault(typed, "");
    }

    /** Gives a value its path without saying that it was read. */
    <T extends Typed> T at(T typed, String path) {
        paths.put(typed, path);
        return typed;
    }

    /** A field is read; of what it is a field of only this field is. */
    Typed.Field read(Typed of, StructType.Field field, Span span) {
        String before = path(of);
        if (of instanceof Typed.Field) {
            reads.merge(before, -1, Integer::sum);
        }
        String path = before.isEmpty() ? field.name() : before + "." + field.name();
        reads.merge(path, 1, Integer::sum);
        return at(new Typed.Field(of, field, span), path);
    }

    void capability(String capability) {
        if (!capability.isEmpty()) {
            capabilities.add(capability);
        }
    }

    void function(String name) {
        functions.add(name);
    }

    void list(String name) {
        lists.add(name);
    }

    Checked checked(Typed tree) {
        Set<String> fields = new TreeSet<>();
        reads.forEach((path, count) -> {
            if (count > 0) {
                fields.add(path);
            }
        });
        diagnostics.sort(Comparator.comparingInt(d -> d.span().start()));
        return new Checked(source, tree, diagnostics, capabilities, functions, lists, fields);
    }
}
