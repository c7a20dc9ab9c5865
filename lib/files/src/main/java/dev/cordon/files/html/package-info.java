/** What is shared by those who read HTML. */
@NullMarked
package dev.cordon.files.html;

import org.jspecify.annotations.NullMarked;
