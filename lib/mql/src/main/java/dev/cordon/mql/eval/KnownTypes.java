package dev.cordon.mql.eval;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every object type that an environment can name, numbered in an order that only the environment decides. */
final class KnownTypes {
    private static final Scalar[] SCALARS = Scalar.values();
    private static final int LIST = SCALARS.length;
    private static final int MAP = LIST + 1;
    private static final int STRUCT = MAP + 1;

    private final Map<StructType, Integer> places = new IdentityHashMap<>();
    private final List<StructType> structs = new ArrayList<>();

    KnownTypes(Environment environment) {
        add(environment.root());
        new TreeMap<>(environment.otherRoots()).values().forEach(this::add);
        for (MqlFunction function : environment.functions().all()) {
            add(function.signature().result());
            function.signature().parameters().forEach(p -> p.types().forEach(this::add));
        }
        for (String list : new TreeSet<>(environment.lists().names())) {
            environment.lists().type(list).ifPresent(this::add);
        }
    }

    private void add(Type type) {
        switch (type) {
            case Scalar _ -> { }
            case Type.ListOf list -> add(list.element());
            case Type.MapOf map -> add(map.value());
            case StructType struct -> {
                if (places.putIfAbsent(struct, structs.size()) == null) {
                    structs.add(struct);
                    struct.fields().forEach(f -> add(f.type()));
                }
            }
        }
    }

    /** Writes a type; false when it is not of this environment. */
    boolean write(ByteWriter out, Type type) {
        switch (type) {
            case Scalar scalar -> out.number(scalar.ordinal());
            case Type.ListOf list -> {
                out.number(LIST);
                return write(out, list.element());
            }
            case Type.MapOf map -> {
                out.number(MAP);
                return write(out, map.value());
            }
            case StructType struct -> {
                Integer place = places.get(struct);
                if (place == null) {
                    return false;
                }
                out.number(STRUCT + (long) place);
            }
        }
        return true;
    }

    Type read(ByteReader in) {
        int number = in.below(STRUCT + structs.size());
        if (number < LIST) {
            return SCALARS[number];
        }
        return number == LIST ? Type.listOf(read(in)) : number == MAP ? Type.mapOf(read(in)) : structs.get(number - STRUCT);
    }
}
