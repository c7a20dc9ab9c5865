/** Who sent a message: our own SPF, DKIM, ARC and DMARC beside what the provider states, and where they disagree. */
@NullMarked
package dev.cordon.verification.signatures;

import org.jspecify.annotations.NullMarked;
