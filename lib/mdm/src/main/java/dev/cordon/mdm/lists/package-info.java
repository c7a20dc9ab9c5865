/** The named lists that rules refer to: those carried along, those in a folder, and those of the organisation. */
@NullMarked
package dev.cordon.mdm.lists;

import org.jspecify.annotations.NullMarked;
