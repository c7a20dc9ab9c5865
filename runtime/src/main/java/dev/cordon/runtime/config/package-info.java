/** The one configuration file: what may be set, how it is read, and where each value came from. */
@NullMarked
package dev.cordon.runtime.config;

import org.jspecify.annotations.NullMarked;
