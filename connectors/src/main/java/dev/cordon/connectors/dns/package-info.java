/** The door to DNS: questions on the wire, through dnsjava. */
@NullMarked
package dev.cordon.connectors.dns;

import org.jspecify.annotations.NullMarked;
