package dev.cordon.mql.eval;

/**
 * The most work that is done for one message; one unit is about one character looked at or one element gone through.
 *
 * @param unitsOfRule for one rule
 * @param unitsMost for all of them
 */
public record Limits(long unitsOfRule, long unitsMost) {
    /** About a second for one rule, and ten for all. */
    public static final Limits USUAL = new Limits(300_000_000L, 3_000_000_000L);
}
