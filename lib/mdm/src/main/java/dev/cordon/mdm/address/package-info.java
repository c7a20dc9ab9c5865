/** Domains, addresses, IP addresses and URLs as objects of the model; the language's null is Java's null here (decision 0006). */
@NullMarked
package dev.cordon.mdm.address;

import org.jspecify.annotations.NullMarked;
