package dev.cordon.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs, made from the hashes of perfect subtrees. A tree of n leaves splits at the largest power of two below n;
 * the left part is always perfect, so every hash that a proof needs is a perfect subtree or lies on the right edge, and the
 * edge is folded from at most 63 perfect ones. RFC 9162 §2.1.
 */
public final class Proofs {

    private Proofs() {
    }

    /** The root over the first {@code size} leaves. */
    public static Hash root(long size, NodeReader reader) throws LogRefused {
        return size == 0 ? Hash.empty() : subtree(0, size, reader);
    }

    /**
     * The proof that leaf {@code index} is in the tree of {@code size} leaves. RFC 9162 §2.1.3.1.
     *
     * @throws LogRefused with {@code OUT_OF_RANGE} unless {@code 0 <= index < size}
     */
    public static InclusionProof inclusion(long index, long size, NodeReader reader) throws LogRefused {
        if (index < 0 || index >= size) {
            throw new LogRefused(LogRefused.Reason.OUT_OF_RANGE, "no leaf " + index + " in a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long split = start + Long.highestOneBit(end - start - 1);
            if (index < split) {
                path.addFirst(subtree(split, end, reader));
                end = split;
            } else {
                path.addFirst(subtree(start, split, reader));
                start = split;
            }
        }
        return new InclusionProof(index, size, path);
    }

    /**
     * The proof that the tree of {@code later} leaves begins with the tree of {@code earlier}. RFC 9162 §2.1.4.1.
     *
     * @throws LogRefused with {@code OUT_OF_RANGE} unless {@code 0 <= earlier <= later}
     */
    public static ConsistencyProof consistency(long earlier, long later, NodeReader reader) throws LogRefused {
        if (earlier < 0 || earlier > later) {
            throw new LogRefused(LogRefused.Reason.OUT_OF_RANGE, "a tree of " + earlier + " is no part of a tree of " + later);
        }
        List<Hash> path = new ArrayList<>();
        if (earlier == 0 || earlier == later) {
            return new ConsistencyProof(earlier, later, path);
        }
        long start = 0;
        long end = later;
        while (end != earlier) {
            long split = start + Long.highestOneBit(end - start - 1);
            if (earlier <= split) {
                path.addFirst(subtree(split, end, reader));
                end = split;
            } else {
                path.addFirst(subtree(start, split, reader));
                start = split;
            }
        }
        if (start != 0) {
            path.addFirst(subtree(start, end, reader));
        }
        return new ConsistencyProof(earlier, later, path);
    }

    /** The hash over leaves start to end - 1, where start is a multiple of the smallest power of two not below the width. */
    private static Hash subtree(long start, long end, NodeReader reader) throws LogRefused {
        long width = end - start;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return reader.node(level, start >> level);
        }
        long split = start + Long.highestOneBit(width);
        return Hash.node(subtree(start, split, reader), subtree(split, end, reader));
    }
}
