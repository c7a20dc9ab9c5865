package dev.cordon.kernel.evidence;

/** The name of one analyser of stage Application, such as {@code links}. */
public record AnalyserName(String value) implements Comparable<AnalyserName> {
    /** Refuses an empty name. */
    public AnalyserName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty analyser name");
        }
    }

    @Override public int compareTo(AnalyserName other) {
        return value.compareTo(other.value);
    }
}
