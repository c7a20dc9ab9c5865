package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * Finds a copy whose id no longer leads to it, in all folders: by Message-ID, which is only a claim, then by size; what is found counts
 * only when its bytes have the copy's hash.
 */
final class ImapSearch {
    private static final int CANDIDATES_MAX = 2_000;

    private ImapSearch() {}

    /** Where the copy is; nothing only when every folder was searched. */
    static Optional<Sighting.Present> find(ImapBox box, ImapFolders folders, Copy copy) throws FaultFound {
        Optional<FaultFound> missed = Optional.empty();
        for (boolean byMessageId : List.of(true, false)) {
            if (byMessageId && !searchable(copy)) {
                continue;
            }
            for (ImapFolders.Folder folder : folders.all()) {
                try {
                    Optional<Sighting.Present> found = in(box, folder, copy, byMessageId);
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (ImapFaults.Refused e) {
                    // A folder that vanished since it was listed holds nothing; any other that cannot be opened may hold the copy.
                    if (!(e.fault() instanceof Fault.Gone)) {
                        missed = Optional.of(e);
                    }
                }
            }
        }
        if (missed.isPresent()) {
            throw new FaultFound(new Fault.Retry("not every folder could be searched: " + missed.get().fault().what(), ImapFaults.SOON));
        }
        return Optional.empty();
    }

    private static boolean searchable(Copy copy) {
        String id = copy.messageId().value();
        return !id.isEmpty() && id.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** The copy in one folder. */
    static Optional<Sighting.Present> in(ImapBox box, ImapFolders.Folder folder, Copy copy, boolean byMessageId) throws FaultFound {
        return box.in(folder.name(), false, (line, open) -> {
            List<Long> candidates = byMessageId
                    ? line.searchHeader("Message-ID", copy.messageId().value())
                    : line.search("LARGER " + Math.max(0, copy.bytes() - 1) + " SMALLER " + (copy.bytes() + 1));
            if (candidates.size() > CANDIDATES_MAX) {
                throw new FaultFound(new Fault.Unsupported("more than " + CANDIDATES_MAX + " messages look like the one that is searched"));
            }
            // The newest first: what was moved lately is at the end.
            for (Long uid : candidates.reversed()) {
                if (hasContent(line, uid, copy)) {
                    Optional<ImapMessages.Facts> facts = ImapMessages.facts(line, uid);
                    if (facts.isPresent()) {
                        return Optional.of(facts.get().present(folder.name(), open.uidvalidity, folder.role()));
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static boolean hasContent(ImapLine line, long uid, Copy copy) throws FaultFound {
        try {
            byte[] bytes = ImapMessages.bytes(line, uid, copy.bytes());
            return bytes.length == copy.bytes() && ContentHash.of(bytes).equals(copy.content());
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Gone || e.fault() instanceof Fault.Unsupported) {
                return false;
            }
            throw e;
        }
    }
}
