package dev.cordon.merkle;

import java.util.List;

/**
 * Shows that one leaf stands at one place of a tree. RFC 9162 §2.1.3.
 *
 * @param index the place of the leaf, from 0
 * @param size how many leaves the tree has
 * @param path the siblings from the leaf up to the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    /** Copies the path. */
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this proof leads from that leaf hash to that root. RFC 9162 §2.1.3.2. Pure; any input is safe. */
    public boolean verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hash.node(sibling, hash);
                while (fn != 0 && (fn & 1) == 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }
}
