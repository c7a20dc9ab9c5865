/** The line: what goes from stage to stage. */
@NullMarked
package dev.cordon.kernel.flow;

import org.jspecify.annotations.NullMarked;
