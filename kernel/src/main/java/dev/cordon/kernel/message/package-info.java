/** One message as stage Application read it, and the people in it. */
@NullMarked
package dev.cordon.kernel.message;

import org.jspecify.annotations.NullMarked;
