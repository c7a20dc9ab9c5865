package dev.cordon.runtime.embedded;

import dev.cordon.merkle.KeyFile;
import dev.cordon.merkle.Malformed;
import dev.cordon.merkle.NoteSigner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The installation's own keys: created at the first start, readable by their owner only, refused when others may read them (EC-096). */
final class Secrets {
    private static final int MASTER_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** Creates a folder that only its owner may enter, unless it is there; refuses one that others may enter when {@code strict}. */
    static void privateFolder(Path folder) throws StartRefused {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, posix(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FOLDER)}
                        : new FileAttribute<?>[0]);
            }
        } catch (IOException e) {
            throw new StartRefused("the folder " + folder + " cannot be created: " + e.getClass().getSimpleName(),
                    "create it, or set store.folder to a folder that can be written", e);
        }
        if (!Files.isWritable(folder)) {
            throw new StartRefused("the folder " + folder + " cannot be written", "set store.folder to a folder that can be written");
        }
    }

    private static boolean posix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** The key that wraps message keys. */
    byte[] master() throws StartRefused {
        Path file = folder.resolve("master.key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[MASTER_BYTES];
                random.nextBytes(fresh);
                create(file, HexFormat.of().formatHex(fresh) + "\n");
            }
            refuseReadable(file);
            String line;
            try (InputStream in = Files.newInputStream(file)) {
                line = new String(in.readNBytes(4 * MASTER_BYTES), StandardCharsets.US_ASCII).strip();
            }
            byte[] key = HexFormat.of().parseHex(line);
            if (key.length != MASTER_BYTES) {
                throw new IllegalArgumentException("wrong length");
            }
            return key;
        } catch (IOException e) {
            throw new StartRefused("the master key " + file + " cannot be read: " + e.getClass().getSimpleName(), "is it yours?", e);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("the master key " + file + " is not 64 hex digits", "restore it from your backup: without it kept "
                    + "messages cannot be opened", e);
        }
    }

    /** The key that signs the ledger's checkpoints. */
    NoteSigner ledger(String origin) throws StartRefused {
        Path file = folder.resolve("ledger.key");
        try {
            if (!Files.exists(file)) {
                KeyFile.write(file, NoteSigner.generate(origin, random));
            }
            return KeyFile.read(file, new byte[0]);
        } catch (IOException e) {
            throw new StartRefused("the ledger key " + file + " cannot be read: " + e.getClass().getSimpleName(), "is it yours?", e);
        } catch (Malformed e) {
            throw new StartRefused("the ledger key " + file + ": " + e.getMessage(), "", e);
        }
    }

    private static void refuseReadable(Path file) throws IOException, StartRefused {
        if (posix(file) && !OWNER_FILE.containsAll(Files.getPosixFilePermissions(file, new LinkOption[0]))) {
            throw new StartRefused("others than the owner may read " + file, "run: chmod 600 " + file);
        }
    }

    private static void create(Path file, String text) throws IOException {
        FileAttribute<?>[] attributes = posix(file) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining() && out.write(bytes) > 0) {
                continue;
            }
            out.force(true);
        }
    }
}
