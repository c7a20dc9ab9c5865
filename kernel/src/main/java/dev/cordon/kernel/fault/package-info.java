/** Expected trouble, as values. */
@NullMarked
package dev.cordon.kernel.fault;

import org.jspecify.annotations.NullMarked;
