/** What a person or program may ask of the running system. */
@NullMarked
package dev.cordon.kernel.desk;

import org.jspecify.annotations.NullMarked;
