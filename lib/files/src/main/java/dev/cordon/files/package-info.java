/** What a file is, by its own bytes; each package below reads one family of formats, hostile ones included, within a budget. */
@NullMarked
package dev.cordon.files;

import org.jspecify.annotations.NullMarked;
