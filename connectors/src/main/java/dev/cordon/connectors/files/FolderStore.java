package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder into which some program puts one file for each message, named {@code *.eml}. The program must write under another name and
 * rename when the file is whole. What is moved goes into folders below it; whether a message was read is not known.
 */
final class FolderStore implements MailStore {
    private static final String SUFFIX = ".eml";
    private static final String TRASH = "Trash";

    private final Path top;
    private final String quarantineName;

    FolderStore(Path top, String quarantineName) {
        this.top = top;
        this.quarantineName = quarantineName;
    }

    @Override public List<Item> list() throws FaultFound {
        List<Item> all = new ArrayList<>();
        in(INBOX, FolderRole.INBOX, top, all);
        in(quarantineName, FolderRole.QUARANTINE, top.resolve(quarantineName), all);
        in(TRASH, FolderRole.TRASH, top.resolve(TRASH), all);
        return all;
    }

    private static void in(String folder, FolderRole role, Path directory, List<Item> all) throws FaultFound {
        for (Path file : Disk.files(directory)) {
            String name = file.getFileName().toString();
            if (name.toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !name.startsWith(".")) {
                all.add(new Item(name, folder, role, false, file));
            }
        }
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
        Path to = folder.equals(INBOX) ? top : top.resolve(folder);
        Disk.directory(to);
        return Disk.rename(item.at(), to.resolve(item.at().getFileName().toString()));
    }

    @Override public String quarantine() {
        return quarantineName;
    }

    @Override public String trash() {
        return TRASH;
    }

    @Override public boolean has(String folder) {
        return folder.equals(INBOX) || (folder.equals(quarantineName) || folder.equals(TRASH))
                && Files.isDirectory(top.resolve(folder), LinkOption.NOFOLLOW_LINKS);
    }

    @Override public String stamp() throws FaultFound {
        return Disk.stamp(top) + " " + Disk.stamp(top.resolve(quarantineName)) + " " + Disk.stamp(top.resolve(TRASH));
    }
}
