/**
 * Values while a rule runs. A value is a {@link java.lang.Boolean}, {@link java.lang.Long}, {@link java.lang.Double}, {@link java.lang.String},
 * {@link java.time.Instant}, {@link dev.cordon.mql.value.Blob}, {@link java.util.List}, {@link java.util.Map}, {@link dev.cordon.mql.value.Struct}
 * or, for the language's {@code null}, Java's null: it is a member of every type of the language, and this package and those that
 * evaluate are the only ones where null passes between methods (decision 0006).
 */
@NullMarked
package dev.cordon.mql.value;

import org.jspecify.annotations.NullMarked;
