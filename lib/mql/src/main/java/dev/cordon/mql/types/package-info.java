/** Static types of the rule language. */
@NullMarked
package dev.cordon.mql.types;

import org.jspecify.annotations.NullMarked;
