package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.function.Signature.Parameter;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.List;

/** Short forms for declarations. */
final class Declare {

    static final List<Type> STRINGY = List.of(Scalar.STRING);
    static final List<Type> INTEGER = List.of(Scalar.INTEGER);
    static final List<Type> BOOLEAN = List.of(Scalar.BOOLEAN);
    static final List<Type> STRINGS = List.of(Type.listOf(Scalar.STRING));
    static final List<Type> LINKS = List.of(Schema.LINK, AddressSchema.URL);
    static final List<Type> DOMAINS = List.of(AddressSchema.DOMAIN);

    private Declare() {
    }

    static Parameter required(String name, List<Type> types, String doc) {
        return new Parameter(name, types, Kind.REQUIRED, doc);
    }

    static Parameter optional(String name, List<Type> types, String doc) {
        return new Parameter(name, types, Kind.OPTIONAL, doc);
    }

    static Parameter keyword(String name, List<Type> types, String doc) {
        return new Parameter(name, types, Kind.KEYWORD, doc);
    }
}
