/** The header as objects of the model: subject, hops, authentication results; the language's null is Java's null here (decision 0006). */
@NullMarked
package dev.cordon.mdm.header;

import org.jspecify.annotations.NullMarked;
