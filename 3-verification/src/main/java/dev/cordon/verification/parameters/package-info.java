/** Who wrote it and who it pretends to be: identities of a message against the organisation, its partners and its history. */
@NullMarked
package dev.cordon.verification.parameters;

import org.jspecify.annotations.NullMarked;
