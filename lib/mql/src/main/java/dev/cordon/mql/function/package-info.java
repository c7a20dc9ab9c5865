/** What a function of the rule language is: its declaration, documentation and examples beside its implementation. */
@NullMarked
package dev.cordon.mql.function;

import org.jspecify.annotations.NullMarked;
