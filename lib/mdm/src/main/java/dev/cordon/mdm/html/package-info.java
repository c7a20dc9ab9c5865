/** What a person sees of HTML, its links, and its tree for queries. */
@NullMarked
package dev.cordon.mdm.html;

import org.jspecify.annotations.NullMarked;
