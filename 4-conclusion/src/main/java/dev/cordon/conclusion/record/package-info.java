/** What goes to the ledger: verdicts, orders, receipts, outcomes, releases; never a subject or a body. */
@NullMarked
package dev.cordon.conclusion.record;

import org.jspecify.annotations.NullMarked;
