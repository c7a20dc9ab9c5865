/** What only Conclusion may hold: changing mailboxes. */
@NullMarked
package dev.cordon.kernel.port.act;

import org.jspecify.annotations.NullMarked;
