/** What can be done to one copy; one action a file, each with its undo. */
@NullMarked
package dev.cordon.conclusion.actions;

import org.jspecify.annotations.NullMarked;
