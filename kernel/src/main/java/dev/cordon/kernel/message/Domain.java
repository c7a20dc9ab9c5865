package dev.cordon.kernel.message;

import java.util.Locale;

/** A domain name in lower case, without a trailing dot, as A-labels where it could be converted; empty when there was none. */
public record Domain(String name) {
    /** No domain. */
    public static final Domain NONE = new Domain("");

    /** Lower-cases. */
    public Domain {
        name = name.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
    }

    /** Whether this is the other domain or lies below it. */
    public boolean within(Domain other) {
        return name.equals(other.name) || !other.name.isEmpty() && name.endsWith("." + other.name);
    }
}
