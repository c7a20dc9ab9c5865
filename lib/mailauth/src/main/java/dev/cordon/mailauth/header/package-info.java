/** The raw view of a message that signatures are computed over: header fields by offset, the body, tag lists, domain names. */
@NullMarked
package dev.cordon.mailauth.header;

import org.jspecify.annotations.NullMarked;
