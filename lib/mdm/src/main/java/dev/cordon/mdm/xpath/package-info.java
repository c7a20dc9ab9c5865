/** XPath 1.0 (W3C Recommendation of 16 November 1999) over the tree that jsoup makes of HTML. */
@NullMarked
package dev.cordon.mdm.xpath;

import org.jspecify.annotations.NullMarked;
