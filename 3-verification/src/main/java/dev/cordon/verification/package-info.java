/** Stage 3: does it hold up? Reads evidence, asks the world, changes nothing. */
@NullMarked
package dev.cordon.verification;

import org.jspecify.annotations.NullMarked;
