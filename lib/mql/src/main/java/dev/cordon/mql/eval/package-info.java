/**
 * Rules compiled and evaluated: a pack of checked rules becomes a graph of shared typed closures, run over one message at a time with
 * three-valued logic. Null passes between methods here (decision 0006).
 */
@NullMarked
package dev.cordon.mql.eval;

import org.jspecify.annotations.NullMarked;
