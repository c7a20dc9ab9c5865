package dev.cordon.mql.types;

import java.util.Locale;

/** Types without parts. */
public enum Scalar implements Type {
    /** {@link java.lang.Boolean}. */ BOOLEAN,
    /** {@link java.lang.Long}, 64 bits. */ INTEGER,
    /** {@link java.lang.Double}. */ FLOAT,
    /** {@link java.lang.String}; lengths and positions count code points. */ STRING,
    /** {@link java.time.Instant}. */ TIME,
    /** {@link dev.cordon.mql.value.Blob}: contents of a file, only passed to functions. */ BYTES,
    /** Parsed JSON: Boolean, Long, Double, String, List, Map or null, known only at run time. */ JSON,
    /** The type of the literal {@code null} alone; fits every type. */ NULL;

    @Override public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
