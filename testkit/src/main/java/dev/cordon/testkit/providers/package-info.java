/** Fake mail providers over real loopback sockets, with faults on demand: for the demo, for {@code drill} and for tests. */
@NullMarked
package dev.cordon.testkit.providers;

import org.jspecify.annotations.NullMarked;
