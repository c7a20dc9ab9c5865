/** How expected trouble travels inside a connector until it becomes an answer. */
@NullMarked
package dev.cordon.connectors.fault;

import org.jspecify.annotations.NullMarked;
