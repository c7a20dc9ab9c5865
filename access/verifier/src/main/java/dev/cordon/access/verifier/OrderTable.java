package dev.cordon.access.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Remembers orders by 64 bits of their id's hash, 16 bytes a slot, and whether a receipt answered them. */
final class OrderTable {

    private final int max;
    private long[] keys = new long[1024];
    /** Index + 1 while open, negated once answered, 0 for an empty slot. */
    private long[] places = new long[1024];
    private int count;
    private long open;

    OrderTable(int max) {
        this.max = max;
    }

    /** False when there is no room for another. */
    boolean order(String id, long index) {
        if (count >= max) {
            return false;
        }
        if (count * 2 >= keys.length) {
            grow();
        }
        int slot = slot(keys, places, key(id));
        if (places[slot] == 0) {
            keys[slot] = key(id);
            places[slot] = index + 1;
            count++;
            open++;
        }
        return true;
    }

    /** Marks an order as answered; false when there is none. */
    boolean receipt(String id) {
        int slot = slot(keys, places, key(id));
        if (places[slot] > 0) {
            places[slot] = -places[slot];
            open--;
        }
        return places[slot] != 0;
    }

    long open() {
        return open;
    }

    /** The places of the first open orders, ascending. */
    long[] firstOpen(int countMax) {
        return Arrays.stream(places).filter(place -> place > 0).map(place -> place - 1).sorted().limit(countMax).toArray();
    }

    private void grow() {
        long[] moreKeys = new long[keys.length * 2];
        long[] morePlaces = new long[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (places[i] != 0) {
                int slot = slot(moreKeys, morePlaces, keys[i]);
                moreKeys[slot] = keys[i];
                morePlaces[slot] = places[i];
            }
        }
        keys = moreKeys;
        places = morePlaces;
    }

    private static int slot(long[] keys, long[] places, long key) {
        int slot = (int) key & keys.length - 1;
        while (places[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private static long key(String id) {
        return ByteBuffer.wrap(TreeFold.sha256().digest(id.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
