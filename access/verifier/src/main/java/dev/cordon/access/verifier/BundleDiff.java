package dev.cordon.access.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names how the entries of one bundle differ from the hashes that its tile has for them. */
final class BundleDiff {

    private BundleDiff() {
    }

    /** What happened to the entries, if the tile is right. Hashes are given as hexadecimal. */
    static List<Finding> entriesAtFault(long first, List<String> entries, List<String> tile) {
        List<Finding> found = new ArrayList<>();
        Map<String, Integer> surplus = count(entries, tile);
        boolean[] extra = marks(entries, surplus, 1);
        boolean[] missing = marks(tile, surplus, -1);
        for (int i = 0; i < Math.max(entries.size(), tile.size()); i++) {
            boolean isExtra = i < entries.size() && extra[i];
            boolean isMissing = i < tile.size() && missing[i];
            String place = "entry " + (first + i);
            if (isExtra && isMissing) {
                found.add(new Finding(Finding.Kind.ENTRY_CHANGED, place, "its bytes are not the ones that were signed"));
            } else if (isExtra) {
                found.add(new Finding(Finding.Kind.ENTRY_INSERTED, place, "it is not in the signed tree"));
            } else if (isMissing) {
                found.add(new Finding(Finding.Kind.ENTRY_DROPPED, place, "the signed tree has an entry here that is gone"));
            }
        }
        if (found.isEmpty()) {
            List<Long> moved = new ArrayList<>();
            for (int i = 0; i < tile.size(); i++) {
                if (!entries.get(i).equals(tile.get(i))) {
                    moved.add(first + i);
                }
            }
            found.add(new Finding(Finding.Kind.ENTRIES_REORDERED, "entries " + moved.getFirst() + " to " + moved.getLast(),
                    moved.size() + " entries stand in another order than the one that was signed"));
        }
        return found;
    }

    /** Which hashes of the tile were changed, if the entries are right. */
    static List<Finding> tileAtFault(long first, String path, List<String> entries, List<String> tile) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < tile.size(); i++) {
            if (!entries.get(i).equals(tile.get(i))) {
                found.add(new Finding(Finding.Kind.TILE_CHANGED, path, "the hash of entry " + (first + i) + " was changed; the entry is right"));
            }
        }
        return found;
    }

    private static Map<String, Integer> count(List<String> plus, List<String> minus) {
        Map<String, Integer> count = new HashMap<>();
        plus.forEach(hash -> count.merge(hash, 1, Integer::sum));
        minus.forEach(hash -> count.merge(hash, -1, Integer::sum));
        return count;
    }

    private static boolean[] marks(List<String> hashes, Map<String, Integer> surplus, int sign) {
        Map<String, Integer> left = new HashMap<>(surplus);
        boolean[] marks = new boolean[hashes.size()];
        for (int i = hashes.size() - 1; i >= 0; i--) {
            int balance = left.getOrDefault(hashes.get(i), 0);
            if (balance * sign > 0) {
                marks[i] = true;
                left.put(hashes.get(i), balance - sign);
            }
        }
        return marks;
    }
}
