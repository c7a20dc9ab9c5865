package dev.cordon.mql.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions that rules can call, by their names and aliases. Later ones of the same name replace earlier ones. */
public final class Functions {
    private final Map<String, MqlFunction> byName;
    private final Map<String, MqlFunction> byAnyName = new HashMap<>();

    private Functions(Map<String, MqlFunction> byName) {
        this.byName = Collections.unmodifiableMap(new TreeMap<>(byName));
        this.byName.values().forEach(f -> f.signature().aliases().forEach(alias -> byAnyName.put(alias, f)));
        byAnyName.putAll(this.byName);
    }

    /** A registry of these. */
    public static Functions of(Collection<? extends MqlFunction> functions) {
        return new Functions(Map.of()).with(functions);
    }

    /** This registry and these; a function of the same full name is replaced: an implementation takes the place of a mere declaration. */
    public Functions with(Collection<? extends MqlFunction> functions) {
        Map<String, MqlFunction> all = new LinkedHashMap<>(byName);
        functions.forEach(f -> all.put(f.signature().name(), f));
        return new Functions(all);
    }

    /** A function that is only declared: it gives null and says which capability is missing. */
    public static MqlFunction declared(Signature signature) {
        return new Declared(signature);
    }

    /** The function of that name or alias. */
    public Optional<MqlFunction> find(String name) {
        return Optional.ofNullable(byAnyName.get(name));
    }

    /** Whether something computes its value, instead of only declaring it. */
    public static boolean isImplemented(MqlFunction function) {
        return !(function instanceof Declared);
    }

    /** All functions, sorted by their full name. */
    public Collection<MqlFunction> all() {
        return byName.values();
    }

    /** Every name and alias, sorted; for suggestions and completion. */
    public List<String> names() {
        List<String> names = new ArrayList<>(byAnyName.keySet());
        Collections.sort(names);
        return names;
    }

    private record Declared(Signature signature) implements MqlFunction {
        @Override public @org.jspecify.annotations.Nullable Object call(Call call) {
            call.missing(signature.capability().isEmpty() ? signature.name() : signature.capability());
            return null;
        }

        @Override public boolean pure() {
            return false;
        }
    }
}
