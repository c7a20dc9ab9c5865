/** HTTP as the doors of large providers need it: bounded, timed, paced for each mailbox, with OAuth tokens and signed assertions. */
@NullMarked
package dev.cordon.connectors.http;

import org.jspecify.annotations.NullMarked;
