/** What only Verification may hold: questions to the world and to the past, all read-only. */
@NullMarked
package dev.cordon.kernel.port.ask;

import org.jspecify.annotations.NullMarked;
