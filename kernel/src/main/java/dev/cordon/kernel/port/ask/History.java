package dev.cordon.kernel.port.ask;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.TenantId;

/** What this installation saw before. */
public interface History {
    /** What was seen of an author's address, compared in lower case. Where no history is kept the answer is unknown, not never. */
    Answer<SenderHistory> sender(TenantId tenant, String address);

    /** What was seen of a signature by its fingerprint. Where no history is kept the answer is unknown, not never. */
    default Answer<SignatureHistory> signature(TenantId tenant, String fingerprint) {
        return Answer.unknown(new Fault.Unsupported("no history of signatures is kept here"));
    }
}
