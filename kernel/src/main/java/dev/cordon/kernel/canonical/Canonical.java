package dev.cordon.kernel.canonical;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns the kernel's records into canonical JSON and back.
 *
 * <p>A record is an object of its components. A record with one component that stands for a plain value (an id, a name, a
 * hash) is that value. A variant of a sealed interface has a member {@code type} with its name in lower case with hyphens.
 * Enums are their names in lower case with hyphens, times are ISO 8601 in UTC, sets are sorted lists. There is no null.
 * Reading refuses what is missing, unknown or of the wrong kind, with the path to it.
 */
public final class Canonical {

    /** Stored JSON that does not fit the type it is read as. */
    public static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String path, String what) {
            super((path.isEmpty() ? "the value" : path) + ": " + what);
        }
    }

    private static final String TAG = "type";
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private Canonical() {}

    /** The JSON of a record, enum, collection or plain value made of such. */
    public static Json write(Object value) {
        return switch (value) {
            case Json json -> json;
            case String s -> new Json.Str(s);
            case Integer i -> new Json.Num(i);
            case Long l -> new Json.Num(l);
            case Boolean b -> new Json.Bool(b);
            case Instant i -> new Json.Str(i.toString());
            case Duration d -> new Json.Str(d.toString());
            case Enum<?> e -> new Json.Str(hyphenated(e.name()));
            case Set<?> s -> new Json.Arr(s.stream().map(Canonical::write).sorted((a, b) -> a.canonical().compareTo(b.canonical())).toList());
            case Collection<?> c -> new Json.Arr(c.stream().map(Canonical::write).toList());
            case Map<?, ?> m -> {
                Map<String, Json> members = new LinkedHashMap<>();
                m.forEach((k, v) -> members.put((String) k, write(v)));
                yield new Json.Obj(members);
            }
            case Record r -> Shape.of(r.getClass()).write(r);
            default -> throw new IllegalArgumentException("has no JSON form: " + value.getClass().getName());
        };
    }

    /** The canonical text of a value. */
    public static String text(Object value) {
        return write(value).canonical();
    }

    /** The value of a type that this JSON stands for; throws {@link Misfit} when it does not fit. */
    public static <T> T read(Class<T> type, Json json) {
        return type.cast(read(type, json, Map.of(), ""));
    }

    private static Object read(Type type, Json json, Map<TypeVariable<?>, Type> bound, String path) {
        return switch (type) {
            case TypeVariable<?> v -> read(bound.getOrDefault(v, Object.class), json, bound, path);
            case ParameterizedType p -> parameterized(p, json, bound, path);
            case Class<?> c -> plain(c, json, path);
            default -> throw new IllegalArgumentException("has no JSON form: " + type);
        };
    }

    private static Object parameterized(ParameterizedType type, Json json, Map<TypeVariable<?>, Type> bound, String path) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == List.class || raw == Set.class) {
            List<Object> items = new ArrayList<>();
            for (Json item : expect(Json.Arr.class, json, path).items()) {
                items.add(read(arguments[0], item, bound, path + "[" + items.size() + "]"));
            }
            return raw == List.class ? items : new LinkedHashSet<>(items);
        }
        if (raw == Map.class) {
            Map<String, Object> members = new LinkedHashMap<>();
            expect(Json.Obj.class, json, path).members().forEach((k, v) -> members.put(k, read(arguments[1], v, bound, path + "." + k)));
            return members;
        }
        Map<TypeVariable<?>, Type> inner = new LinkedHashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            Type argument = arguments[i];
            inner.put(variables[i], argument instanceof TypeVariable<?> v ? bound.getOrDefault(v, v) : argument);
        }
        return composed(raw, json, inner, path);
    }

    private static Object plain(Class<?> type, Json json, String path) {
        if (type == String.class) {
            return expect(Json.Str.class, json, path).text();
        }
        if (type == long.class || type == Long.class) {
            return expect(Json.Num.class, json, path).number();
        }
        if (type == int.class || type == Integer.class) {
            long number = expect(Json.Num.class, json, path).number();
            if (number != (int) number) {
                throw new Misfit(path, "the number " + number + " is too large");
            }
            return (int) number;
        }
        if (type == boolean.class || type == Boolean.class) {
            return expect(Json.Bool.class, json, path).flag();
        }
        if (Json.class.isAssignableFrom(type)) {
            return expect(type, json, path);
        }
        try {
            if (type == Instant.class) {
                return Instant.parse(expect(Json.Str.class, json, path).text());
            }
            if (type == Duration.class) {
                return Duration.parse(expect(Json.Str.class, json, path).text());
            }
        } catch (java.time.DateTimeException e) {
            throw new Misfit(path, String.valueOf(e.getMessage()));
        }
        return type.isEnum() ? constant(type, expect(Json.Str.class, json, path).text(), path) : composed(type, json, Map.of(), path);
    }

    private static Object constant(Class<?> type, String word, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (hyphenated(((Enum<?>) constant).name()).equals(word)) {
                return constant;
            }
        }
        throw new Misfit(path, "`" + word + "` is no " + type.getSimpleName());
    }

    private static Object composed(Class<?> type, Json json, Map<TypeVariable<?>, Type> bound, String path) {
        if (type.isRecord()) {
            return Shape.of(type).read(json, bound, path);
        }
        if (!type.isSealed()) {
            throw new IllegalArgumentException("has no JSON form: " + type.getName());
        }
        String tag = json instanceof Json.Obj o && o.members().get(TAG) instanceof Json.Str s ? s.text() : "";
        for (Class<?> variant : type.getPermittedSubclasses()) {
            if (variant.isRecord() && tagOf(variant).equals(tag)) {
                return Shape.of(variant).read(json, bound, path);
            }
        }
        throw new Misfit(path, "`" + tag + "` is no variant of " + type.getSimpleName());
    }

    private static <T> T expect(Class<T> kind, Json json, String path) {
        if (!kind.isInstance(json)) {
            throw new Misfit(path, "expected " + kind.getSimpleName() + ", found " + json.getClass().getSimpleName());
        }
        return kind.cast(json);
    }

    private static String hyphenated(String enumName) {
        return enumName.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String tagOf(Class<?> variant) {
        StringBuilder out = new StringBuilder();
        for (char c : variant.getSimpleName().toCharArray()) {
            if (Character.isUpperCase(c) && !out.isEmpty()) {
                out.append('-');
            }
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    /** How one record class is written and read; found out once. */
    private record Shape(Class<?> type, RecordComponent[] components, boolean variant, boolean unwrapped) {

        static Shape of(Class<?> type) {
            return SHAPES.computeIfAbsent(type, Shape::examine);
        }

        private static Shape examine(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            boolean variant = false;
            for (Class<?> parent : type.getInterfaces()) {
                variant |= parent.isSealed();
            }
            for (RecordComponent c : components) {
                c.getAccessor().setAccessible(true);
                if (variant && c.getName().equals(TAG)) {
                    throw new IllegalArgumentException(type.getName() + " has a component named like the tag");
                }
            }
            boolean unwrapped = !variant && components.length == 1
                    && (components[0].getType() == String.class || components[0].getType().isPrimitive());
            return new Shape(type, components, variant, unwrapped);
        }

        Json write(Record value) {
            try {
                if (unwrapped) {
                    return Canonical.write(components[0].getAccessor().invoke(value));
                }
                Map<String, Json> members = new LinkedHashMap<>();
                if (variant) {
                    members.put(TAG, new Json.Str(tagOf(type)));
                }
                for (RecordComponent c : components) {
                    members.put(c.getName(), Canonical.write(c.getAccessor().invoke(value)));
                }
                return new Json.Obj(members);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read a " + type.getName(), e);
            }
        }

        Object read(Json json, Map<TypeVariable<?>, Type> bound, String path) {
            Object[] values = new Object[components.length];
            if (unwrapped) {
                values[0] = Canonical.read(components[0].getGenericType(), json, bound, path);
                return create(values, path);
            }
            Map<String, Json> members = expect(Json.Obj.class, json, path).members();
            int known = variant ? 1 : 0;
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                Json member = members.get(name);
                if (member == null) {
                    throw new Misfit(path, "`" + name + "` is missing");
                }
                values[i] = Canonical.read(components[i].getGenericType(), member, bound, path + "." + name);
                known++;
            }
            if (known != members.size()) {
                throw new Misfit(path, "has members that a " + type.getSimpleName() + " does not have");
            }
            return create(values, path);
        }

        private Object create(Object[] values, String path) {
            try {
                Class<?>[] types = new Class<?>[components.length];
                for (int i = 0; i < types.length; i++) {
                    types[i] = components[i].getType();
                }
                var constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw new Misfit(path, String.valueOf(e.getCause()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot create a " + type.getName(), e);
            }
        }
    }
}
