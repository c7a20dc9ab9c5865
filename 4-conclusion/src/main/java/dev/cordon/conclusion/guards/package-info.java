/** What may stop an order, and never start one; one guard a file. */
@NullMarked
package dev.cordon.conclusion.guards;

import org.jspecify.annotations.NullMarked;
