/** The Authenticated Received Chain (RFC 8617). */
@NullMarked
package dev.cordon.mailauth.arc;

import org.jspecify.annotations.NullMarked;
