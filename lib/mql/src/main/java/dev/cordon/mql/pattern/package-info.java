/** Texts compared with patterns in linear time: regular expressions of RE2, globs, literals, and many literals at once. */
@NullMarked
package dev.cordon.mql.pattern;

import org.jspecify.annotations.NullMarked;
