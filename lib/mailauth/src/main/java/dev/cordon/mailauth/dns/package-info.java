/** The one question that authentication asks the world: the records of a name. */
@NullMarked
package dev.cordon.mailauth.dns;

import org.jspecify.annotations.NullMarked;
