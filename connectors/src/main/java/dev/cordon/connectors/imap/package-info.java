/** IMAP (RFC 9051, RFC 3501 and extensions): feed by UID, IDLE, and moving mail. */
@NullMarked
package dev.cordon.connectors.imap;

import org.jspecify.annotations.NullMarked;
