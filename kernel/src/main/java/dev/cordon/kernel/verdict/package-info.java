/** What a message is, what should happen, and what did happen. */
@NullMarked
package dev.cordon.kernel.verdict;

import org.jspecify.annotations.NullMarked;
