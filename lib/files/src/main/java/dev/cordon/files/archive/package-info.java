/** Archives and packed streams that libraries read: tar, ar, ARJ, 7z, RAR, TNEF; bzip2, xz, lzma, compress. */
@NullMarked
package dev.cordon.files.archive;

import org.jspecify.annotations.NullMarked;
