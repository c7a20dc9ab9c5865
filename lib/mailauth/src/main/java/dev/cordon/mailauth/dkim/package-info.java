/** DKIM verification (RFC 6376, RFC 8301, RFC 8463, RFC 8616). */
@NullMarked
package dev.cordon.mailauth.dkim;

import org.jspecify.annotations.NullMarked;
