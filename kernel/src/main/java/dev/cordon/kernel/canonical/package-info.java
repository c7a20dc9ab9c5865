/** Canonical JSON (RFC 8785) of everything the stages exchange, so that it can be stored, replayed, hashed and sent. */
@NullMarked
package dev.cordon.kernel.canonical;

import org.jspecify.annotations.NullMarked;
