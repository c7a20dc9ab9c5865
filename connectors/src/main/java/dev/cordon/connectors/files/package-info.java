/** Mail at rest: Maildir, mbox files, and folders of message files, read as they are and moved by renaming. */
@NullMarked
package dev.cordon.connectors.files;

import org.jspecify.annotations.NullMarked;
