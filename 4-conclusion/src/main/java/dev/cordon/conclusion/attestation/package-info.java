/** Look, act, look again: what an order really did. */
@NullMarked
package dev.cordon.conclusion.attestation;

import org.jspecify.annotations.NullMarked;
