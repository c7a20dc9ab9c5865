package dev.cordon.kernel.evidence;

/** A fact's stable name, such as {@code mime.ambiguous}: lower-case words joined by dots and hyphens. */
public record FactName(String value) implements Comparable<FactName> {
    /** Refuses a name that is not of the agreed shape. */
    public FactName {
        if (value.isEmpty() || !value.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-')) {
            throw new IllegalArgumentException("not a fact name: " + value);
        }
    }

    @Override public int compareTo(FactName other) {
        return value.compareTo(other.value);
    }
}
