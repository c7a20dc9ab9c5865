/** The line in one process: SQLite for work and records, a folder for bytes, a folder for the ledger, virtual threads. */
@NullMarked
package dev.cordon.runtime.embedded;

import org.jspecify.annotations.NullMarked;
