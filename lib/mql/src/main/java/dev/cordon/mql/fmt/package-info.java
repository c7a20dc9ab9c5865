/** Writes an expression the way people write rules: one form for every rule, comments kept. */
@NullMarked
package dev.cordon.mql.fmt;

import org.jspecify.annotations.NullMarked;
