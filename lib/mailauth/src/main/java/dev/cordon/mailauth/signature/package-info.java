/** What DKIM and ARC share: reading a signature field, canonical forms, body hashes, key records, keys and the crypto port. */
@NullMarked
package dev.cordon.mailauth.signature;

import org.jspecify.annotations.NullMarked;
