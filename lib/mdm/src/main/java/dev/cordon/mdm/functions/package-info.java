/** Functions of the rule language that read mail, files, history or the world: their declarations, and what of them is answered here. */
@NullMarked
package dev.cordon.mdm.functions;

import org.jspecify.annotations.NullMarked;
