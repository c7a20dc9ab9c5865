/** Links, hosts and addresses: found, taken apart, normalised, with the bytes that show them. */
@NullMarked
package dev.cordon.application.observables;

import org.jspecify.annotations.NullMarked;
