package dev.cordon.access.web;

/** Says whether the ledger verifies, for the page. Called rarely and never by two at once. */
@FunctionalInterface
public interface LedgerWatch {
    /** Looks now. */
    Seen look();

    /**
     * What was seen.
     *
     * @param verified {@code yes}, {@code no}, or {@code unknown} when nothing could be checked yet
     * @param words what was checked or what is wrong, in words
     * @param size entries the verifier read
     * @param root the root in hex that it bore out, may be empty
     * @param command how a person checks it without us, may be empty
     */
    record Seen(String verified, String words, long size, String root, String command) {
        /** Nothing was checked. */
        public static final Seen UNKNOWN = new Seen("unknown", "", 0, "", "");
    }
}
