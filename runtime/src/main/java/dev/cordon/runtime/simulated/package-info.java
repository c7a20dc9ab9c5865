/** The line on a virtual clock, with chance and faults drawn from a seed, and invariants that must hold whatever happens. */
@NullMarked
package dev.cordon.runtime.simulated;

import org.jspecify.annotations.NullMarked;
