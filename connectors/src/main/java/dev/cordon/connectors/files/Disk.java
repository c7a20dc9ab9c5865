package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The disk as a mail system: what it refuses becomes a fault. Links are not followed, so that no message leads out of its mailbox. */
final class Disk {
    static final long MESSAGE_BYTES_MAX = 160L << 20;

    private static final int ENTRIES_MAX = 2_000_000;
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private Disk() {}

    static FaultFound fault(Path at, IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return new FaultFound(switch (e) {
            case AccessDeniedException _ -> new Fault.Denied(at + " may not be used by this user: the credentials of the process do not reach it");
            case NoSuchFileException _ -> new Fault.Retry(at + " is not there", AGAIN);
            case FileSystemException _ when said.contains("no space") || said.contains("quota") -> new Fault.NoRoom("no room on the disk of " + at);
            default -> new Fault.Retry(at + " cannot be used: " + e.getClass().getSimpleName(), AGAIN);
        });
    }

    /** The plain files in a directory; none when there is no such directory. */
    static List<Path> files(Path directory) throws FaultFound {
        return entries(directory, false);
    }

    /** The directories in a directory. */
    static List<Path> directories(Path directory) throws FaultFound {
        return entries(directory, true);
    }

    private static List<Path> entries(Path directory, boolean directories) throws FaultFound {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path entry : stream) {
                boolean fits = directories ? Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                        : Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
                if (fits && found.size() < ENTRIES_MAX) {
                    found.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw fault(directory, new IOException(e));
        } catch (IOException e) {
            throw fault(directory, e);
        }
        return found;
    }

    static Optional<MailStore.Facts> facts(Path file) throws FaultFound {
        try {
            BasicFileAttributes all = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new MailStore.Facts(all.lastModifiedTime().toInstant(), all.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    static Optional<byte[]> read(Path file) throws FaultFound {
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) MESSAGE_BYTES_MAX + 1);
            if (bytes.length > MESSAGE_BYTES_MAX) {
                throw new FaultFound(new Fault.Unsupported("a message in " + file.getParent() + " is longer than " + MESSAGE_BYTES_MAX + " bytes"));
            }
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw fault(file, e);
        }
    }

    /** Renames in one step, never over another file; false when the source is gone. */
    static boolean rename(Path from, Path to) throws FaultFound {
        try {
            if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
                throw new FaultFound(new Fault.Retry("another message has this name there already: " + to.getFileName(), AGAIN));
            }
            Path _ = Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw fault(to, e);
        }
    }

    static void directory(Path directory) throws FaultFound {
        try {
            Path _ = Files.createDirectories(directory);
        } catch (IOException e) {
            throw fault(directory, e);
        }
    }

    /** When a directory last changed. */
    static String stamp(Path path) throws FaultFound {
        return facts(path).map(f -> f.receivedAt() + "/" + f.bytes()).orElse("-");
    }
}
