package dev.cordon.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: one hash for each perfect subtree, largest first. Adding a leaf and asking for the root
 * cost O(log n) hashes and O(log n) memory. Not for several threads.
 */
public final class Frontier {

    private final List<Hash> subtrees = new ArrayList<>();
    private long size;

    /** The tree without leaves. */
    public Frontier() {
    }

    /** The tree of the first {@code size} leaves behind a reader. */
    public static Frontier of(long size, NodeReader reader) throws LogRefused {
        Frontier frontier = new Frontier();
        long start = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                frontier.subtrees.add(reader.node(level, start >> level));
                start += 1L << level;
            }
        }
        frontier.size = size;
        return frontier;
    }

    /** Adds one leaf by its hash. */
    public void add(Hash leaf) {
        Hash hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = Hash.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** How many leaves were added. */
    public long size() {
        return size;
    }

    /** The root of the tree so far. RFC 9162 §2.1.1. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.empty();
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.node(subtrees.get(i), root);
        }
        return root;
    }
}
