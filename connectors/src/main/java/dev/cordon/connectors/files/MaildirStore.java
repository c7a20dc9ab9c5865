package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A Maildir, with Maildir++ folders: each message is a file whose unique name stays the same, however its flags change; {@code new} holds
 * what no client has seen, {@code cur} the rest with flags behind {@code :2,}; a folder is a directory beside them that begins with a dot.
 * What is in {@code tmp} is still being written and does not exist for us. A move is one rename. No file is ever changed.
 */
final class MaildirStore implements MailStore {
    private static final Map<String, FolderRole> ROLES = Map.ofEntries(Map.entry("junk", FolderRole.JUNK), Map.entry("spam", FolderRole.JUNK),
            Map.entry("trash", FolderRole.TRASH), Map.entry("deleted messages", FolderRole.TRASH), Map.entry("archive", FolderRole.ARCHIVE),
            Map.entry("sent", FolderRole.SENT), Map.entry("sent messages", FolderRole.SENT), Map.entry("drafts", FolderRole.DRAFTS));
    private static final List<String> PARTS = List.of("new", "cur");

    private final Path top;
    private final String quarantineName;

    MaildirStore(Path top, String quarantineName) {
        this.top = top;
        this.quarantineName = quarantineName;
    }

    static boolean is(Path path) {
        return Files.isDirectory(path.resolve("cur")) && Files.isDirectory(path.resolve("new"));
    }

    @Override public List<Item> list() throws FaultFound {
        List<Item> all = new ArrayList<>();
        in(INBOX, all);
        for (Path folder : Disk.directories(top)) {
            String name = folder.getFileName().toString();
            if (name.startsWith(".")) {
                in(name, all);
            }
        }
        return all;
    }

    // First new, then cur: what a client moves on in between is seen twice, and not missed.
    private void in(String folder, List<Item> all) throws FaultFound {
        FolderRole role = role(folder);
        for (String part : PARTS) {
            for (Path file : Disk.files(directory(folder).resolve(part))) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    int flags = name.lastIndexOf(":2,");
                    String id = flags < 0 ? name : name.substring(0, flags);
                    all.add(new Item(id, folder, role, part.equals("cur") && flags >= 0 && name.indexOf('S', flags) > 0, file));
                }
            }
        }
    }

    private Path directory(String folder) {
        return folder.equals(INBOX) ? top : top.resolve(folder);
    }

    private FolderRole role(String folder) {
        if (folder.equals(INBOX)) {
            return FolderRole.INBOX;
        }
        return folder.equals(quarantine()) ? FolderRole.QUARANTINE
                : ROLES.getOrDefault(folder.substring(1).toLowerCase(Locale.ROOT), FolderRole.OTHER);
    }

    @Override public Optional<Facts> facts(Item item) throws FaultFound {
        return Disk.facts(item.at());
    }

    @Override public Optional<byte[]> read(Item item) throws FaultFound {
        return Disk.read(item.at());
    }

    @Override public boolean canMove() {
        return true;
    }

    @Override public boolean move(Item item, String folder) throws FaultFound {
        Path to = directory(folder);
        for (String part : List.of("cur", "new", "tmp")) {
            Disk.directory(to.resolve(part));
        }
        Path parent = item.at().getParent();
        String part = parent == null ? "new" : String.valueOf(parent.getFileName());
        return Disk.rename(item.at(), to.resolve(part).resolve(item.at().getFileName().toString()));
    }

    @Override public String quarantine() {
        return "." + quarantineName;
    }

    @Override public String trash() {
        return ".Trash";
    }

    @Override public boolean has(String folder) {
        boolean plain = folder.equals(INBOX) || folder.startsWith(".") && folder.length() > 1 && !folder.contains("/") && !folder.contains("..");
        return plain && Files.isDirectory(directory(folder).resolve("cur"), LinkOption.NOFOLLOW_LINKS);
    }

    @Override public String stamp() throws FaultFound {
        StringBuilder stamp = new StringBuilder();
        for (String part : PARTS) {
            stamp.append(Disk.stamp(top.resolve(part))).append(' ');
        }
        for (Path folder : Disk.directories(top)) {
            if (folder.getFileName().toString().startsWith(".")) {
                for (String part : PARTS) {
                    stamp.append(Disk.stamp(folder.resolve(part))).append(' ');
                }
            }
        }
        return stamp.toString();
    }
}
