/** What every implementation of a port must pass. */
@NullMarked
package dev.cordon.testkit;

import org.jspecify.annotations.NullMarked;
