/** Joins detections and gaps into one verdict with its confidence and its proof. */
@NullMarked
package dev.cordon.verification.verdict;

import org.jspecify.annotations.NullMarked;
