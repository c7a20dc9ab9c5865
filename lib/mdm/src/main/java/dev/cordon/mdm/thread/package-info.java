/** Cuts the text of a message into what its author wrote and what it quotes or forwards. */
@NullMarked
package dev.cordon.mdm.thread;

import org.jspecify.annotations.NullMarked;
