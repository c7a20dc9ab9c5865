package dev.cordon.kernel.port.ask;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Raw;

/** The exact bytes of an admitted message: signatures are checked on bytes, and rules see what the bytes say. */
@FunctionalInterface
public interface RawMail {
    /** The bytes with that hash. */
    Answer<Raw> raw(ContentHash content);
}
