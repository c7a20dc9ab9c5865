/** The pure functions of the rule language: declaration, documentation, examples and implementation of each in one class. */
@NullMarked
package dev.cordon.mql.std;

import org.jspecify.annotations.NullMarked;
