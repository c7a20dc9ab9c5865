package dev.cordon.merkle;

/** Where the hashes of perfect subtrees come from: tiles on disk, a list in memory, a server. */
@FunctionalInterface
public interface NodeReader {

    /**
     * The hash over the leaves {@code index << level} to {@code ((index + 1) << level) - 1}, all of which exist.
     *
     * @throws LogRefused when the place where hashes are kept cannot be read or is damaged
     */
    Hash node(int level, long index) throws LogRefused;
}
