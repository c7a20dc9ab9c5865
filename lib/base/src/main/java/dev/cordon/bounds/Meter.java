package dev.cordon.bounds;

import java.util.EnumSet;
import java.util.Set;

/**
 * Counts what has been spent of one {@link Budget}. Spending past the limit is refused, and the refusal is remembered, so
 * that a caller can report it as a fact instead of an exception. One meter belongs to one thread.
 */
public final class Meter {

    /** What can run out. */
    public enum Limit { BYTES, ITEMS, DEPTH, STEPS }

    private final Budget budget;
    private final Set<Limit> reached = EnumSet.noneOf(Limit.class);
    private long bytes;
    private long items;
    private long steps;
    private int depth;

    Meter(Budget budget) {
        this.budget = budget;
    }

    /** Spends bytes; false, and nothing is spent, when that many are not left. */
    public boolean bytes(long count) {
        if (count > budget.bytesMax() - bytes) {
            return refuse(Limit.BYTES);
        }
        bytes += count;
        return true;
    }

    /** Spends items; false, and nothing is spent, when that many are not left. */
    public boolean items(long count) {
        if (count > budget.itemsMax() - items) {
            return refuse(Limit.ITEMS);
        }
        items += count;
        return true;
    }

    /** Spends steps; false, and nothing is spent, when that many are not left. */
    public boolean steps(long count) {
        if (count > budget.stepsMax() - steps) {
            return refuse(Limit.STEPS);
        }
        steps += count;
        return true;
    }

    /** Enters one level of nesting; false when that would be too deep, and then {@link #leave()} must not be called. */
    public boolean enter() {
        if (depth >= budget.depthMax()) {
            return refuse(Limit.DEPTH);
        }
        depth++;
        return true;
    }

    /** Leaves one level of nesting. */
    public void leave() {
        if (depth == 0) {
            throw new IllegalStateException("left a level that was never entered");
        }
        depth--;
    }

    /** The bytes that are left. */
    public long bytesLeft() {
        return budget.bytesMax() - bytes;
    }

    /** Which limits were reached so far. */
    public Set<Limit> reached() {
        return Set.copyOf(reached);
    }

    /** Whether any limit was reached. */
    public boolean exhausted() {
        return !reached.isEmpty();
    }

    private boolean refuse(Limit limit) {
        reached.add(limit);
        return false;
    }
}
