/** Where a message came from, as far as our own border wrote it down. */
@NullMarked
package dev.cordon.initiation.origin;

import org.jspecify.annotations.NullMarked;
