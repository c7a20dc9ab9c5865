/** Rule files in the language's YAML form: read, checked and pinned, each for itself, so that one bad file never stops the others. */
@NullMarked
package dev.cordon.verification.packs;

import org.jspecify.annotations.NullMarked;
