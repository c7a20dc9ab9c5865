/** Files as objects of the model: what they are, their hashes, and the formats that are read here. */
@NullMarked
package dev.cordon.mdm.file;

import org.jspecify.annotations.NullMarked;
