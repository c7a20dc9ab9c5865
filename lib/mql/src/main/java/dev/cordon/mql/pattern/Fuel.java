package dev.cordon.mql.pattern;

/** What work costs: one unit is about one character looked at. */
@FunctionalInterface
public interface Fuel {
    /** Takes units; may throw what its owner throws when there are none left. */
    void spend(long units);

    /** Fuel that never ends, for texts of known size. */
    Fuel ENDLESS = _ -> {};
}
