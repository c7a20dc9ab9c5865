package dev.cordon.runtime;

/** How long each stage took for one message, in nanoseconds; all rounds together. */
public record StageNanos(long initiation, long application, long verification, long conclusion) {
    /** The whole line. */
    public long total() {
        return initiation + application + verification + conclusion;
    }
}
