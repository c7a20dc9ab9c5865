/** Budgets: nothing that reads hostile input is unbounded. */
@NullMarked
package dev.cordon.bounds;

import org.jspecify.annotations.NullMarked;
