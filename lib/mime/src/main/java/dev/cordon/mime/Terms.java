package dev.cordon.mime;

import java.util.Set;

/** What one reading goes by: its limits and the conventions in which it departs from the main reading. */
record Terms(MimeLimits limits, Set<Convention> conventions) {

    boolean has(Convention convention) {
        return !conventions.isEmpty() && conventions.contains(convention);
    }
}
