package dev.cordon.mdm.header;

import dev.cordon.mdm.schema.HeaderSchema;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.value.Struct;
import org.jspecify.annotations.Nullable;

/** Objects whose type is that of a field of another. */
final class StructFields {

    private StructFields() {
    }

    /** Sets a field to a new object of its type whose only field is {@code raw}. */
    static void raw(Struct struct, String field, String raw) {
        struct.set(field, Struct.of(type(struct.type(), field)).set("raw", raw));
    }

    /** A new summary without any method. */
    static Struct summary() {
        return Struct.of(HeaderSchema.AUTH_SUMMARY);
    }

    /** The summary of one method. */
    static Struct entry(String method, String word, @Nullable Object details, int hop) {
        return Struct.of(type(HeaderSchema.AUTH_SUMMARY, method)).set("pass", word.equals("pass"))
                .set("error", word.equals("temperror") || word.equals("permerror")).set("details", details).set("received_hop", (long) hop);
    }

    private static StructType type(StructType outer, String field) {
        return switch (outer.fields().get(outer.index(field)).type()) {
            case StructType inner -> inner;
            case dev.cordon.mql.types.Scalar _, dev.cordon.mql.types.Type.ListOf _, dev.cordon.mql.types.Type.MapOf _ ->
                throw new IllegalArgumentException(outer + "." + field + " is no object");
        };
    }
}
