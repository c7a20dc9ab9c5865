/**
 * Authentication of mail that is read from a provider's store: there was no SMTP session, so the address of the sending host, its name and
 * the envelope come from what the provider stamped, and the results of others count by their place and seal.
 */
@NullMarked
package dev.cordon.mailauth.origin;

import org.jspecify.annotations.NullMarked;
