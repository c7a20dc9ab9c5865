/** The policy file: every case to exactly one disposition, and the checker that proves it. */
@NullMarked
package dev.cordon.conclusion.policy;

import org.jspecify.annotations.NullMarked;
