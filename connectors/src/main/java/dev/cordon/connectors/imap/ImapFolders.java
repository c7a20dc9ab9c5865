package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.Namespaces;

/**
 * The folders of a mailbox and what they are for: by SPECIAL-USE (RFC 6154), else by well-known names.
 *
 * @param all those that can be opened, in the order in which a message is searched
 * @param prefix what names of the owner's own folders begin with (RFC 2342), often empty
 */
record ImapFolders(List<Folder> all, String prefix) {
    private static final int FOLDERS_MAX = 10_000;
    private static final Map<String, FolderRole> BY_USE = Map.of("\\junk", FolderRole.JUNK, "\\trash", FolderRole.TRASH,
            "\\archive", FolderRole.ARCHIVE, "\\sent", FolderRole.SENT, "\\drafts", FolderRole.DRAFTS);
    private static final Map<String, FolderRole> BY_NAME = Map.ofEntries(Map.entry("junk", FolderRole.JUNK), Map.entry("spam", FolderRole.JUNK),
            Map.entry("junk email", FolderRole.JUNK), Map.entry("trash", FolderRole.TRASH), Map.entry("deleted items", FolderRole.TRASH),
            Map.entry("deleted messages", FolderRole.TRASH), Map.entry("archive", FolderRole.ARCHIVE), Map.entry("sent", FolderRole.SENT),
            Map.entry("sent items", FolderRole.SENT), Map.entry("sent messages", FolderRole.SENT), Map.entry("drafts", FolderRole.DRAFTS));
    private static final List<FolderRole> SEARCH_ORDER = List.of(FolderRole.INBOX, FolderRole.QUARANTINE, FolderRole.TRASH, FolderRole.JUNK,
            FolderRole.ARCHIVE, FolderRole.OTHER, FolderRole.SENT, FolderRole.DRAFTS);

    /**
     * One folder.
     *
     * @param virtual a view on messages of other folders, such as Gmail's All Mail (RFC 6154 §2): searched last
     */
    record Folder(String name, FolderRole role, boolean virtual) {}

    static ImapFolders of(ImapLine line, String quarantineName) throws FaultFound {
        Optional<Namespaces.Namespace> personal = personal(line);
        String prefix = personal.map(p -> p.prefix).orElse("");
        List<ListInfo> listed = listed(line);
        Set<FolderRole> claimed = new HashSet<>();
        listed.forEach(info -> use(info).ifPresent(claimed::add));
        List<Folder> folders = new ArrayList<>();
        for (ListInfo info : listed) {
            if (!info.canOpen || has(info, "\\nonexistent") || folders.size() >= FOLDERS_MAX) {
                continue;
            }
            String name = info.name;
            String plain = !prefix.isEmpty() && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
            boolean virtual = has(info, "\\all") || has(info, "\\flagged") || has(info, "\\important");
            FolderRole role;
            if (name.equalsIgnoreCase("INBOX")) {
                role = FolderRole.INBOX;
            } else if (plain.equals(quarantineName)) {
                role = FolderRole.QUARANTINE;
            } else {
                FolderRole named = BY_NAME.getOrDefault(plain.toLowerCase(Locale.ROOT), FolderRole.OTHER);
                role = use(info).orElse(claimed.contains(named) ? FolderRole.OTHER : named);
            }
            folders.add(new Folder(name, virtual ? FolderRole.ARCHIVE : role, virtual));
        }
        folders.sort(Comparator.comparing(Folder::virtual).thenComparing(f -> SEARCH_ORDER.indexOf(f.role())));
        return new ImapFolders(List.copyOf(folders), prefix);
    }

    private static Optional<Namespaces.Namespace> personal(ImapLine line) {
        if (!line.has("NAMESPACE")) {
            return Optional.empty();
        }
        try {
            Namespaces namespaces = line.protocol().namespace();
            return namespaces == null || namespaces.personal == null || namespaces.personal.length == 0 ? Optional.empty()
                    : Optional.of(namespaces.personal[0]);
        } catch (ProtocolException e) {
            // Only a convenience: without it folders are made at the top.
            return Optional.empty();
        }
    }

    private static List<ListInfo> listed(ImapLine line) throws FaultFound {
        boolean withUse = line.has("LIST-EXTENDED") && line.has("SPECIAL-USE");
        List<ListInfo> listed = new ArrayList<>();
        for (Response response : line.command("LIST", withUse ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\"")) {
            if (response instanceof IMAPResponse found && found.keyEquals("LIST")) {
                try {
                    listed.add(new ListInfo(found));
                } catch (ParsingException e) {
                    throw ImapFaults.of(line.host(), "LIST", e);
                }
            }
        }
        return listed;
    }

    private static Optional<FolderRole> use(ListInfo info) {
        return info.attrs == null ? Optional.empty()
                : List.of(info.attrs).stream().map(a -> a.toLowerCase(Locale.ROOT)).filter(BY_USE::containsKey)
                        .map(a -> BY_USE.getOrDefault(a, FolderRole.OTHER)).findFirst();
    }

    private static boolean has(ListInfo info, String attribute) {
        return info.attrs != null && List.of(info.attrs).stream().anyMatch(a -> a.equalsIgnoreCase(attribute));
    }

    Optional<Folder> of(FolderRole role) {
        return all.stream().filter(f -> f.role() == role && !f.virtual()).findFirst();
    }

    Optional<Folder> named(String name) {
        return all.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
