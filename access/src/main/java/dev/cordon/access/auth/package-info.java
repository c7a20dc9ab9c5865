/** Authentication results for programs and for people. */
@NullMarked
package dev.cordon.access.auth;

import org.jspecify.annotations.NullMarked;
