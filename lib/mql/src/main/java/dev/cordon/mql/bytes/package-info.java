/** Numbers and texts in a compact form of our own, for what is kept between two starts. */
@NullMarked
package dev.cordon.mql.bytes;

import org.jspecify.annotations.NullMarked;
