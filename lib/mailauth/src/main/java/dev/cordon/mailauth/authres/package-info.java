/** Reads what other verifiers wrote into a message: Authentication-Results (RFC 8601), its ARC form, Received-SPF, Microsoft's stamp. */
@NullMarked
package dev.cordon.mailauth.authres;

import org.jspecify.annotations.NullMarked;
