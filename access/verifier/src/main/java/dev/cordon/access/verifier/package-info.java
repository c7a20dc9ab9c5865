/** Audits a ledger folder from the specifications alone, sharing no code with the program that wrote it. */
@NullMarked
package dev.cordon.access.verifier;

import org.jspecify.annotations.NullMarked;
