/** Compound files of older office programs. */
@NullMarked
package dev.cordon.files.ole;

import org.jspecify.annotations.NullMarked;
