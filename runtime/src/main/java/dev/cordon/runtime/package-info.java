/** The line, run: how work moves from stage to stage, whatever stores it. */
@NullMarked
package dev.cordon.runtime;

import org.jspecify.annotations.NullMarked;
