/** When two names look alike to a person: folding, distance, lookalike domains. */
@NullMarked
package dev.cordon.verification.likeness;

import org.jspecify.annotations.NullMarked;
