/** The doors to mail systems: for each kind a reader and an actor, apart. */
@NullMarked
package dev.cordon.connectors;

import org.jspecify.annotations.NullMarked;
