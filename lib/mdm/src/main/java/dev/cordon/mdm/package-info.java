/** The Message Data Model: what the rule language sees of a message, its typed schema, and how both come from raw bytes. */
@NullMarked
package dev.cordon.mdm;

import org.jspecify.annotations.NullMarked;
