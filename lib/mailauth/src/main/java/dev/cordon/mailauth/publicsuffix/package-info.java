/** Where a domain name stops being a registry's and starts being somebody's: the public suffix list. */
@NullMarked
package dev.cordon.mailauth.publicsuffix;

import org.jspecify.annotations.NullMarked;
