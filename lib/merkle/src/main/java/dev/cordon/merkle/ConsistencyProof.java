package dev.cordon.merkle;

import java.util.List;

/**
 * Shows that a larger tree begins with all leaves of a smaller one. RFC 9162 §2.1.4.
 *
 * @param earlier the size of the smaller tree
 * @param later the size of the larger tree
 * @param path the hashes needed; empty when the sizes are equal or the smaller tree has no leaves
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {

    /** Copies the path. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether this proof leads from the one root to the other. RFC 9162 §2.1.4.2. Pure; any input is safe. */
    public boolean verify(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(Hash.empty());
        }
        long fn = earlier - 1;
        long sn = later - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        int next = 0;
        Hash first;
        // RFC 9162 §2.1.4.2: a smaller tree that is one perfect subtree is not repeated in the path.
        if (Long.bitCount(earlier) == 1) {
            first = earlierRoot;
        } else if (path.isEmpty()) {
            return false;
        } else {
            first = path.get(next++);
        }
        Hash second = first;
        for (; next < path.size(); next++) {
            if (sn == 0) {
                return false;
            }
            Hash sibling = path.get(next);
            if ((fn & 1) == 1 || fn == sn) {
                first = Hash.node(sibling, first);
                second = Hash.node(sibling, second);
                while (fn != 0 && (fn & 1) == 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                second = Hash.node(second, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && first.equals(earlierRoot) && second.equals(laterRoot);
    }
}
