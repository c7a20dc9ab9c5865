/** ZIP files, gzip and the documents that are ZIP files. */
@NullMarked
package dev.cordon.files.zip;

import org.jspecify.annotations.NullMarked;
