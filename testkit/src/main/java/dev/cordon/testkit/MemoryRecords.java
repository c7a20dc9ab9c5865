package dev.cordon.testkit;

import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.keep.Records;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Claims, moves and releases, in memory. */
public final class MemoryRecords implements Records {
    private record CopyKey(String mailbox, String message, ContentHash content) {}

    private record Release(String mailbox, ContentHash content) {}

    private final Map<CopyKey, InspectionId> claims = new ConcurrentHashMap<>();
    private final Set<Release> releases = ConcurrentHashMap.newKeySet();

    @Override public InspectionId claim(MailboxId mailbox, ProviderMessageId message, ContentHash content, InspectionId inspection) {
        InspectionId first = claims.putIfAbsent(new CopyKey(mailbox.key(), message.value(), content), inspection);
        return first == null ? inspection : first;
    }

    @Override public void moved(MailboxId mailbox, ProviderMessageId now, ContentHash content, InspectionId inspection) {
        claims.put(new CopyKey(mailbox.key(), now.value(), content), inspection);
    }

    /** Everything one inspection has claimed belongs to another from now on: the one that looks at the same copy again. */
    public void handOver(InspectionId from, InspectionId to) {
        claims.replaceAll((_, claimed) -> claimed.equals(from) ? to : claimed);
    }

    @Override public void released(MailboxId mailbox, ContentHash content) {
        releases.add(new Release(mailbox.key(), content));
    }

    @Override public boolean isReleased(MailboxId mailbox, ContentHash content) {
        return releases.contains(new Release(mailbox.key(), content));
    }
}
