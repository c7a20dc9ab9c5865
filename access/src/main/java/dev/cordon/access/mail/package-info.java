/** Finding messages in what a person names: files, mailboxes of files, folders of these, a pipe. */
@NullMarked
package dev.cordon.access.mail;

import org.jspecify.annotations.NullMarked;
