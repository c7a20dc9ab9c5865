package dev.cordon.kernel.port.act;

/** Where a copy can be moved. */
public sealed interface Place {
    /** The hidden folder that the connector keeps for us; created when missing. */
    record Quarantine() implements Place {}

    /** The provider's own folder for junk. */
    record Junk() implements Place {}

    /** Where the provider keeps what was deleted, out of its owner's sight and recoverable; the trash where there is no such place. */
    record Recoverable() implements Place {}

    /** The provider's trash. */
    record Trash() implements Place {}

    /** A folder by the provider's own id; when it no longer exists, the inbox. */
    record Folder(String id) implements Place {}
}
