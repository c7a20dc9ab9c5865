/** Finds out what the names in an expression mean and whether its types hold: from the tree as written to the tree that is compiled. */
@NullMarked
package dev.cordon.mql.check;

import org.jspecify.annotations.NullMarked;
