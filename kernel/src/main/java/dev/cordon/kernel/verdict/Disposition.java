package dev.cordon.kernel.verdict;

/** What should happen to one copy. */
public enum Disposition {
    /** Nothing. */
    LEAVE,
    /** Leave it in place and tell the reader. */
    MARK,
    /** Hide it because it could not be verified; it is looked at again on a timer. */
    HOLD,
    /** Hide it because it was judged bad; a person or a right is needed to release it. */
    QUARANTINE,
    /** Move it to the provider's own junk folder, where its owner sees it. */
    JUNK,
    /** Move it to the provider's trash. */
    REMOVE,
    /** Move it to where the provider keeps what was deleted, out of sight and recoverable; to the trash where there is no such place. */
    SOFT_DELETE,
    /** Delete it for ever. Never done unless the configuration allows it. */
    DELETE,
    /** Put it back where it was. */
    RESTORE
}
