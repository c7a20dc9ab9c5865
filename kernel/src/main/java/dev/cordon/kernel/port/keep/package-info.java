/** Keeping: bytes, records, and the ledger. */
@NullMarked
package dev.cordon.kernel.port.keep;

import org.jspecify.annotations.NullMarked;
