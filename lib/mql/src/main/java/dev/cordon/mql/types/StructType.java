package dev.cordon.mql.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object type: named fields in a fixed order. Two are the same type only when they are the same object. */
public final class StructType implements Type {

    /**
     * A field.
     *
     * @param name as written in rules
     * @param type its type
     * @param index its place in every {@link dev.cordon.mql.value.Struct} of the type, from 0
     * @param doc what it means, one sentence
     */
    public record Field(String name, Type type, int index, String doc) {}

    private final String name;
    private final List<Field> fields;
    private final Map<String, Field> byName = new HashMap<>();

    private StructType(Builder builder) {
        name = builder.name;
        fields = Collections.unmodifiableList(new ArrayList<>(builder.fields));
        fields.forEach(f -> byName.put(f.name(), f));
    }

    /** Begins a type; the name is for people, such as {@code EmailAddress}. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The name for people. */
    public String name() {
        return name;
    }

    /** The fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name. */
    public Optional<Field> field(String fieldName) {
        return Optional.ofNullable(byName.get(fieldName));
    }

    /** The index of a field that is known to exist; a wrong name is our own mistake. */
    public int index(String fieldName) {
        return field(fieldName).orElseThrow(() -> new IllegalArgumentException(name + " has no field " + fieldName)).index();
    }

    @Override public String toString() {
        return name;
    }

    /** Collects fields. */
    public static final class Builder {
        private final String name;
        private final List<Field> fields = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Adds a field at the next index. */
        public Builder field(String fieldName, Type type, String doc) {
            fields.add(new Field(fieldName, type, fields.size(), doc));
            return this;
        }

        /** The finished type. */
        public StructType build() {
            return new StructType(this);
        }
    }
}
