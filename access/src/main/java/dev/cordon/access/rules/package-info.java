/** Rule files on disk for the people who write them: found, checked, formatted, tested and tried on mail. */
@NullMarked
package dev.cordon.access.rules;

import org.jspecify.annotations.NullMarked;
