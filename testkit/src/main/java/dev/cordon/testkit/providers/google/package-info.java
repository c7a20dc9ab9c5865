/** A small Google Workspace on loopback: sign-in, Gmail, Pub/Sub, Directory and Reports, with faults on demand. */
@NullMarked
package dev.cordon.testkit.providers.google;

import org.jspecify.annotations.NullMarked;
