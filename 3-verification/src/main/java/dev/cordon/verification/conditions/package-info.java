/** Detections: one a file, each a pure function of evidence to a truth with its proof. */
@NullMarked
package dev.cordon.verification.conditions;

import org.jspecify.annotations.NullMarked;
