/** Texts for terminals and programs: colours, escapes, tables, progress, JSON lines. */
@NullMarked
package dev.cordon.access.show;

import org.jspecify.annotations.NullMarked;
