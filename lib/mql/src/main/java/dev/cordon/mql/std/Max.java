package dev.cordon.mql.std;

/** {@code max(a, b, ...)}. */
final class Max extends Extreme {
    Max() {
        super("max", false);
    }
}
