package dev.cordon.mdm;

import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;

/** Short ways through objects for code that is no rule. */
final class Walk {

    private Walk() {
    }

    /** The text at the end of a path; empty when anything on it is null or no text. */
    static String text(Struct root, String... path) {
        Object at = root;
        for (String field : path) {
            if (!(at instanceof Struct struct)) {
                return "";
            }
            at = struct.get(field);
        }
        return at instanceof String text ? text : "";
    }

    /** Whether the end of a path is true. */
    static boolean isTrue(Struct root, String... path) {
        Object at = root;
        for (String field : path) {
            if (!(at instanceof Struct struct)) {
                return false;
            }
            at = struct.get(field);
        }
        return Boolean.TRUE.equals(at);
    }

    /** The objects of a list field. */
    static List<Struct> list(Struct root, String field) {
        List<Struct> found = new ArrayList<>();
        if (root.get(field) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Struct struct) {
                    found.add(struct);
                }
            }
        }
        return found;
    }
}
