package dev.cordon.mql.std;

/** {@code min(a, b, ...)}. */
final class Min extends Extreme {
    Min() {
        super("min", true);
    }
}
