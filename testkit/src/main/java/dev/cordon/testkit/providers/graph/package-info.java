/**
 * A Microsoft 365 tenant as Microsoft Graph and its token endpoint show it, on a loopback socket, with everything that goes wrong there.
 */
@NullMarked
package dev.cordon.testkit.providers.graph;

import org.jspecify.annotations.NullMarked;
