/** What was established about a message, what could not be, and the bytes that show it. */
@NullMarked
package dev.cordon.kernel.evidence;

import org.jspecify.annotations.NullMarked;
