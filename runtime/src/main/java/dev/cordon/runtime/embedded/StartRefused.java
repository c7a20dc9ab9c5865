package dev.cordon.runtime.embedded;

/** The runtime does not start, and why: one sentence for a person, and the way out. */
public final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String help;

    StartRefused(String what, String help) {
        super(what);
        this.help = help;
    }

    StartRefused(String what, String help, Throwable cause) {
        super(what, cause);
        this.help = help;
    }

    /** The way out, may be empty. */
    public String help() {
        return help;
    }
}
