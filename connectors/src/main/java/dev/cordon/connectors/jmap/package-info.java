/** JMAP (RFC 8620, RFC 8621): session, calls, change feed, push, and moving mail. */
@NullMarked
package dev.cordon.connectors.jmap;

import org.jspecify.annotations.NullMarked;
