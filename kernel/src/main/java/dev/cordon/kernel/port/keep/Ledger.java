package dev.cordon.kernel.port.keep;

import dev.cordon.kernel.fault.Answer;

/** The append-only, Merkle-hashed record. What it has answered for is on disk. */
public interface Ledger {
    /** Appends one entry and answers its number, from 0. A fault means that nothing may be done that this entry was to record. */
    Answer<Long> append(Entry entry);
}
