/** The types of the data model: the message, its parts, and what each function answers. */
@NullMarked
package dev.cordon.mdm.schema;

import org.jspecify.annotations.NullMarked;
