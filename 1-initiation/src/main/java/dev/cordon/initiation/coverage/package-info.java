/** Received equals processed: change feeds, cursors, sweeps. */
@NullMarked
package dev.cordon.initiation.coverage;

import org.jspecify.annotations.NullMarked;
