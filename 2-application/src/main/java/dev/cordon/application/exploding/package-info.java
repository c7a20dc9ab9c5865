/** Files and archives: what they are by their own bytes, and what is in them. */
@NullMarked
package dev.cordon.application.exploding;

import org.jspecify.annotations.NullMarked;
