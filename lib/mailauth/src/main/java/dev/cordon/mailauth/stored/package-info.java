/** Mail that is fetched from a mailbox, without the SMTP session that brought it: what can still be proved, and what others stated. */
@NullMarked
package dev.cordon.mailauth.stored;

import org.jspecify.annotations.NullMarked;
