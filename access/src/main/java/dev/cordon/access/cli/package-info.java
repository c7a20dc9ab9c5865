/** The command line: one class a command. */
@NullMarked
package dev.cordon.access.cli;

import org.jspecify.annotations.NullMarked;
