package dev.cordon.merkle;

/** The log would not do what was asked; nothing was acknowledged. */
public final class LogRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why the log refused. */
    public enum Reason {
        /** No space is left where the log is kept. Free space, then open the log again. */
        DISK_FULL,
        /** The operating system reported another error. */
        IO_ERROR,
        /** Another program has the log open for writing. */
        LOCKED,
        /** What is on disk contradicts itself or the key; it must be audited before anything is added. */
        DAMAGED,
        /** An entry is larger than the log takes. */
        TOO_LARGE,
        /** An earlier append failed, so the state on disk is not known; open the log again. */
        FAILED_EARLIER,
        /** The log was closed. */
        CLOSED,
        /** An index or size that the log does not have. */
        OUT_OF_RANGE
    }

    private final Reason reason;

    LogRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    LogRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
