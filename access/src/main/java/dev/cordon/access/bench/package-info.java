/** What {@code cordon bench} measures, by the processor time of one thread, over mail that is made from seeds. */
@NullMarked
package dev.cordon.access.bench;

import org.jspecify.annotations.NullMarked;
