/** A Merkle-tree log of byte strings: RFC 9162 hashing and proofs, C2SP tiles, signed checkpoints, and a crash-safe folder that holds them. */
@NullMarked
package dev.cordon.merkle;

import org.jspecify.annotations.NullMarked;
