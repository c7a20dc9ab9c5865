package dev.cordon.kernel.verdict;

import dev.cordon.kernel.identity.ProviderMessageId;
import java.util.List;

/** What was seen of one copy at one moment. */
public sealed interface Sighting {
    /**
     * It is there.
     *
     * @param id its id now, which may differ from the one it had
     * @param folder the provider's own id of the folder
     * @param role what the folder is for
     * @param read whether the mailbox's owner has opened it
     * @param keywords visible marks on it, sorted
     */
    record Present(ProviderMessageId id, String folder, FolderRole role, boolean read, List<String> keywords) implements Sighting {
        /** Copies the list. */
        public Present {
            keywords = List.copyOf(keywords);
        }
    }

    /** It is nowhere in the mailbox, all folders searched. */
    record Gone() implements Sighting {}

    /** What a folder is for (RFC 6154, RFC 8621 §2), and our own quarantine. */
    enum FolderRole { INBOX, QUARANTINE, JUNK, TRASH, ARCHIVE, SENT, DRAFTS, OTHER }
}
