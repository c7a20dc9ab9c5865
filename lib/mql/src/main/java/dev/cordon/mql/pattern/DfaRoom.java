package dev.cordon.mql.pattern;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that the automata of a pack share. When it is used up, all are forgotten and made anew by the texts that come. */
public final class DfaRoom {
    /** Cells (of four bytes) one pattern may take: 1 MiB. */
    static final int CELLS_OF_ONE = 1 << 18;

    private final long most;
    private final AtomicLong used = new AtomicLong();
    private final Set<LazyDfa> holders = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Room for so many bytes. */
    public DfaRoom(long bytesMost) {
        this.most = bytesMost / 4;
    }

    /** How many bytes are in use. */
    public long bytes() {
        return used.get() * 4;
    }

    /** Whether there is room; when there is not, everybody's is freed for later. */
    boolean take(LazyDfa holder, int cells) {
        if (used.addAndGet(cells) <= most) {
            synchronized (holders) {
                holders.add(holder);
            }
            return true;
        }
        used.addAndGet(-cells);
        return false;
    }

    /** Gives cells back. */
    void free(int cells) {
        used.addAndGet(-cells);
    }

    /** Forgets all tables when less than a sixteenth is left; called between messages, where no lock is held. */
    public void tidy() {
        if (used.get() > most - most / 16) {
            List<LazyDfa> all;
            synchronized (holders) {
                all = List.copyOf(holders);
                holders.clear();
            }
            all.forEach(LazyDfa::clear);
        }
    }
}
