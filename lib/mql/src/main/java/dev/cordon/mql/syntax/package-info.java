/** The text of the rule language and its tree: lexer, parser with recovery, and what was written where. */
@NullMarked
package dev.cordon.mql.syntax;

import org.jspecify.annotations.NullMarked;
