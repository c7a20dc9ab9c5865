package dev.cordon.runtime.simulated;

import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.message.Raw;
import java.util.HashMap;
import java.util.Map;

/** Which copy of a tenant has which number. */
final class Copies {
    private final Map<Long, String> ids = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<Long, ContentHash> contents = new HashMap<>();

    void put(MailboxId mailbox, long number, String id, Raw raw) {
        ids.put(number, id);
        numbers.put(mailbox.address() + ' ' + id, number);
        contents.put(number, raw.hash());
    }

    /** The provider's id; one that nothing has when the copy is not here. */
    String id(long number) {
        return ids.getOrDefault(number, "none");
    }

    /** The number of a copy that was delivered. */
    long number(String address, String id) {
        Long number = numbers.get(address + ' ' + id);
        if (number == null) {
            throw new Violation("something was acted on that never was delivered: " + id);
        }
        return number;
    }

    ContentHash content(long number) {
        return contents.getOrDefault(number, ContentHash.of(new byte[0]));
    }
}
