/** Whose id is it: ours, the provider's, or the sender's claim. */
@NullMarked
package dev.cordon.kernel.identity;

import org.jspecify.annotations.NullMarked;
