package dev.cordon.application.analysis;

import dev.cordon.application.exploding.Exploded;
import dev.cordon.application.reading.Leaf;
import dev.cordon.kernel.message.Attachment;

/**
 * One file of a message.
 *
 * @param leaf the part it came in
 * @param attachment what is said of it to others
 * @param exploded what it is and holds
 * @param bytes its content; shared, never to be changed
 */
public record FileSeen(Leaf leaf, Attachment attachment, Exploded exploded, Content bytes) {

    /** Bytes that are compared by identity, so that a record of them stays cheap. */
    public record Content(byte[] shared) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && content.shared == shared;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(shared);
        }
    }
}
