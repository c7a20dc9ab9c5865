/** Configuration as a tree of immutable records. */
@NullMarked
package dev.cordon.kernel.config;

import org.jspecify.annotations.NullMarked;
