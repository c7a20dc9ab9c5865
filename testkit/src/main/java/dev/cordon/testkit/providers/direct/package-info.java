/** A way to a fake mail provider without a socket and without threads: the same requests and answers, in the caller's own thread. */
@NullMarked
package dev.cordon.testkit.providers.direct;

import org.jspecify.annotations.NullMarked;
