/** Reading a ledger folder beside its writer. */
@NullMarked
package dev.cordon.access.ledger;

import org.jspecify.annotations.NullMarked;
