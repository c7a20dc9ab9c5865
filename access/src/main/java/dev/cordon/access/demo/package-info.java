/** A small invented organisation, its mail, and a live view of it. */
@NullMarked
package dev.cordon.access.demo;

import org.jspecify.annotations.NullMarked;
