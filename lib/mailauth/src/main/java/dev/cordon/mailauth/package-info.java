/** Email authentication: SPF, DKIM, ARC, DMARC and Authentication-Results on bytes, with DNS, clock and crypto as parameters. */
@NullMarked
package dev.cordon.mailauth;

import org.jspecify.annotations.NullMarked;
