package dev.cordon.mql.function;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/**
 * A function that says whether a text has at least one of several needles. Its first argument is the text, the others are needles. A null
 * text gives null; a null needle is left out, and when all are null so is the value.
 */
public interface TextTest extends MqlFunction {
    /** What a needle written so means. */
    Needle needle(String written, PatternStore store);
}
