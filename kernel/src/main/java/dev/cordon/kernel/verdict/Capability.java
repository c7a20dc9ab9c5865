package dev.cordon.kernel.verdict;

/** What a connector can do. Declared, never assumed. */
public enum Capability {
    /** Tells at once that something changed. */
    PUSH,
    /** Has a change feed that can be resumed. */
    RESUME,
    /** A copy keeps its id when it is moved. */
    STABLE_ID,
    /** Gives the bytes exactly as they arrived. */
    EXACT_BYTES,
    /** Can hide a copy from the owner's ordinary folders in one step. */
    HIDE,
    /** Can put a visible mark on a copy. */
    MARK,
    /** Can move a copy to the trash. */
    TRASH,
    /** Can delete a copy for ever. */
    PURGE
}
