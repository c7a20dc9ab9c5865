/** Rules from folders, loaded and ready to run. */
@NullMarked
package dev.cordon.runtime.rules;

import org.jspecify.annotations.NullMarked;
