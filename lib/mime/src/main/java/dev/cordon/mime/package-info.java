/**
 * Lossless mail reading: header fields, part tree, decoding with a way back to raw offsets, defects and ambiguities.
 *
 * <p>Begin with {@link dev.cordon.mime.MimeReader}.
 */
@NullMarked
package dev.cordon.mime;

import org.jspecify.annotations.NullMarked;
