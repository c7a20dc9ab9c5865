/** Stage 2: what is in it? A pure function of bytes and limits. */
@NullMarked
package dev.cordon.application;

import org.jspecify.annotations.NullMarked;
