package dev.cordon.access.verifier;

/**
 * One thing that is wrong with a ledger.
 *
 * @param kind what
 * @param place the file, entry or checkpoint it was found at
 * @param message what was found there, for a person
 */
public record Finding(Kind kind, String place, String message) {

    /** What can be wrong. The names are stable; {@code docs/user/audit.md} explains each. */
    public enum Kind {
        /** A file that the ledger needs is not there. */
        MISSING_FILE,
        /** A file is there that no ledger of this size consists of. */
        STRAY_FILE,
        /** Bytes after the end of what a file should hold. */
        TRAILING_BYTES,
        /** A file is shorter than it must be. */
        CUT_SHORT,
        /** A checkpoint, key or remembered checkpoint is not in its format. */
        UNREADABLE,
        /** A checkpoint is not signed by a key that was given. */
        UNKNOWN_KEY,
        /** A checkpoint names a given key, but the signature does not hold. */
        FALSE_SIGNATURE,
        /** The public key in the folder is not the one that was given. */
        KEY_DIFFERS,
        /** An entry's bytes were changed: the signed tree has another entry at this place. */
        ENTRY_CHANGED,
        /** An entry of the signed tree is gone. */
        ENTRY_DROPPED,
        /** An entry is there that the signed tree does not have. */
        ENTRY_INSERTED,
        /** Entries stand in another order than in the signed tree. */
        ENTRIES_REORDERED,
        /** The file of a large entry is not what its stub vouches for. */
        LARGE_ENTRY_CHANGED,
        /** A hash in a tile was changed; the entries are the signed ones. */
        TILE_CHANGED,
        /** Entries and tiles agree with each other, but not with the signed root: both were rewritten without the key. */
        ROOT_MISMATCH,
        /** Two signed checkpoints cannot both be true of one log: its history was split. */
        FORK,
        /** The checkpoint is older than one that is known: a backup was put back, or the ledger was cut. */
        ROLLED_BACK,
        /** The history lacks checkpoints that it had. */
        HISTORY_SHORT,
        /** A clock went back between two checkpoints or two entries. */
        CLOCK_BACK,
        /** An entry is no JSON object with {@code seq} and {@code at}. */
        ENTRY_UNREADABLE,
        /** An entry's own number is not its place. */
        SEQUENCE,
        /** A receipt names no order before it. */
        RECEIPT_WITHOUT_ORDER
    }
}
