/** Stage 1: what arrived, and do we know where it came from? */
@NullMarked
package dev.cordon.initiation;

import org.jspecify.annotations.NullMarked;
