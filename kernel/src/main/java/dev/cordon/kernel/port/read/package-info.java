/** What only Initiation may hold: reading mailboxes. */
@NullMarked
package dev.cordon.kernel.port.read;

import org.jspecify.annotations.NullMarked;
