/** That what goes to Google and what our fake answers has the shape that Google's own documents give it. */
@NullMarked
package dev.cordon.testkit.google;

import org.jspecify.annotations.NullMarked;
