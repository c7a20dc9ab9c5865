package dev.cordon.mql.value;

import dev.cordon.mql.types.StructType;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An object value: one slot a field of its {@link StructType}. A slot may be filled when first asked for; what a supplier gives is kept.
 * Used by one thread at a time.
 */
public final class Struct {
    private final StructType type;
    private final @Nullable Object[] slots;
    private long[] places;

    private Struct(StructType type) {
        this.type = type;
        this.slots = new @Nullable Object[type.fields().size()];
        this.places = new long[0];
    }

    /** A struct whose slots are all null. */
    public static Struct of(StructType type) {
        return new Struct(type);
    }

    /** Its type. */
    public StructType type() {
        return type;
    }

    /** Fills a slot. */
    public Struct set(String field, @Nullable Object value) {
        slots[type.index(field)] = value;
        return this;
    }

    /** Fills a slot when it is first asked for. */
    public Struct lazy(String field, Supplier<? extends @Nullable Object> value) {
        slots[type.index(field)] = new Later(value);
        return this;
    }

    /** Remembers which raw bytes of the message a field was read from: first, and first after. */
    public Struct place(String field, int start, int end) {
        if (places.length == 0) {
            places = new long[slots.length];
            Arrays.fill(places, -1);
        }
        places[type.index(field)] = ((long) start << 32) | end;
        return this;
    }

    /** The value of a field by its index; computes it when it is late. */
    public @Nullable Object get(int index) {
        Object value = slots[index];
        if (value instanceof Later later) {
            value = later.value.get();
            slots[index] = value;
        }
        return value;
    }

    /** The value of a field by name; for tests and slow paths. */
    public @Nullable Object get(String field) {
        return get(type.index(field));
    }

    /** Start (high 32 bits) and end (low 32 bits) of the raw bytes that a field was read from, or -1 when that is not known. */
    public long placeOf(int index) {
        return places.length == 0 ? -1 : places[index];
    }

    @Override public String toString() {
        return type.name();
    }

    private record Later(Supplier<? extends @Nullable Object> value) {}
}
