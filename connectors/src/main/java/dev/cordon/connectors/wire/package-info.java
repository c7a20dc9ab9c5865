/** What connectors share: waiting, pace, and faults on their way up until they become answers. */
@NullMarked
package dev.cordon.connectors.wire;

import org.jspecify.annotations.NullMarked;
