/** Getting the whole message, noticing what is missing of it, keeping it. */
@NullMarked
package dev.cordon.initiation.fetch;

import org.jspecify.annotations.NullMarked;
