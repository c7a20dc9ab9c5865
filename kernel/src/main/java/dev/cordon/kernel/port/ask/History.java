package dev.cordon.kernel.port.ask;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.TenantId;

/** What this installation saw before. */
public interface History {
    /** What was seen of an author's address, compared in lower case. Where no history is kept the answer is unknown, not never. */
    Answer<SenderHistory> sender(TenantId tenant, String address);
}
