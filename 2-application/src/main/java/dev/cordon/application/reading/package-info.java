/** Bytes to parts, texts and addresses; every plausible reading is looked at. */
@NullMarked
package dev.cordon.application.reading;

import org.jspecify.annotations.NullMarked;
