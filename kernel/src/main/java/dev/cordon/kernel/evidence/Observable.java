package dev.cordon.kernel.evidence;

import java.util.List;

/** A thing seen in a message that can be looked up or matched elsewhere. */
public record Observable(Kind kind, String value, List<ByteRange> where) implements Comparable<Observable> {
    /** What it is, in STIX and OCSF words. */
    public enum Kind { URL, DOMAIN, ADDRESS, SHA256, IP }

    /** Copies the ranges. */
    public Observable {
        where = List.copyOf(where);
    }

    @Override public int compareTo(Observable other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : value.compareTo(other.value);
    }
}
