/** The fixtures that stand beside rules. */
@NullMarked
package dev.cordon.access.rules;

import org.jspecify.annotations.NullMarked;
