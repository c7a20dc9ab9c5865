/** Is the trigger one that can be followed at all? */
@NullMarked
package dev.cordon.initiation.trigger;

import org.jspecify.annotations.NullMarked;
