package dev.cordon.kernel.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JSON value without null and without fractions: absent things are empty, and numbers are whole. */
public sealed interface Json {
    /** A text. */
    record Str(String text) implements Json {}

    /** A whole number within ±(2^53 − 1), the range every JSON reader keeps exactly (RFC 8785 §3.2.2.3). */
    record Num(long number) implements Json {
        private static final long EXACT_MAX = (1L << 53) - 1;

        /** Refuses what another reader might round. */
        public Num {
            if (number > EXACT_MAX || number < -EXACT_MAX) {
                throw new IllegalArgumentException("outside the range that JSON keeps exactly: " + number);
            }
        }
    }

    /** True or false. */
    record Bool(boolean flag) implements Json {}

    /** A list. */
    record Arr(List<Json> items) implements Json {
        /** Copies the list. */
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** An object; members are sorted by name in UTF-16 order (RFC 8785 §3.2.3). */
    record Obj(Map<String, Json> members) implements Json {
        /** Copies and sorts the members. */
        public Obj {
            members = Collections.unmodifiableMap(new TreeMap<>(members));
        }
    }

    /** No members. */
    Obj EMPTY = new Obj(Map.of());

    /** The canonical text; of a text too it is the JSON, with its quotes. */
    default String canonical() {
        StringBuilder out = new StringBuilder();
        JsonText.write(this, out);
        return out.toString();
    }

    /** The canonical text in UTF-8. Unpaired surrogates become U+FFFD, in the text too, so that hash and text agree. */
    default byte[] bytes() {
        return canonical().getBytes(StandardCharsets.UTF_8);
    }
}
