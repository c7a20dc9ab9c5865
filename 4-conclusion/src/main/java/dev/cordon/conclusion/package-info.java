/** Stage 4: what do we do, did it work, can we prove it? The only stage that acts on mailboxes. */
@NullMarked
package dev.cordon.conclusion;

import org.jspecify.annotations.NullMarked;
