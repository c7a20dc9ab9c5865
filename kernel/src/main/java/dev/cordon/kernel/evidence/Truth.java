package dev.cordon.kernel.evidence;

/** Three-valued truth (Kleene): what nobody could find out is neither true nor false. */
public enum Truth {
    /** It holds. */
    TRUE,
    /** It does not hold, and everything needed to say so was known. */
    FALSE,
    /** It could not be decided. */
    UNKNOWN;

    /** FALSE wins, then UNKNOWN. */
    public Truth and(Truth other) {
        if (this == FALSE || other == FALSE) {
            return FALSE;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
    }

    /** TRUE wins, then UNKNOWN. */
    public Truth or(Truth other) {
        if (this == TRUE || other == TRUE) {
            return TRUE;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : FALSE;
    }

    /** The opposite; UNKNOWN stays UNKNOWN. */
    public Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** A known truth. */
    public static Truth of(boolean known) {
        return known ? TRUE : FALSE;
    }
}
