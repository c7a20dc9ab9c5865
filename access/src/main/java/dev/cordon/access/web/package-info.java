/** The page and its JSON API, on loopback. */
@NullMarked
package dev.cordon.access.web;

import org.jspecify.annotations.NullMarked;
