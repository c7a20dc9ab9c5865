package dev.cordon.kernel.port.keep;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Raw;

/** Bytes by their hash. Putting the same bytes twice is the same as once. */
public interface Blobs {
    /** Keeps the bytes; they survive a crash once this answers. {@code Fault.NoRoom} when they cannot be kept. */
    Answer<ContentHash> put(Raw raw);

    /** The bytes of a hash, checked against it. {@code Fault.Gone} when they are not kept (any more). */
    Answer<Raw> get(ContentHash hash);
}
