/** Source text, places in it, and what is wrong there: shared by rules, policies and configuration. */
@NullMarked
package dev.cordon.source;

import org.jspecify.annotations.NullMarked;
