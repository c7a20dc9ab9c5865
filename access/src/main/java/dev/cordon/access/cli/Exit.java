package dev.cordon.access.cli;

/** The exit codes, the same for every command. */
final class Exit {
    /** Everything asked for succeeded and nothing was flagged. */
    static final int FINE = 0;
    /** At least one message flagged, rule invalid, test failed or check fell short. */
    static final int FLAGGED = 1;
    /** Usage or input and output trouble, with one clear line on standard error. */
    static final int TROUBLE = 2;
    /** With {@code --strict}: nothing flagged, but at least one message is indeterminate. */
    static final int UNDECIDED = 3;

    private Exit() {}
}
