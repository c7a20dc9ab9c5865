package dev.cordon.access.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A fresh folder for one run of the demo; another run at the same time gets another folder. */
final class DemoFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private DemoFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static DemoFolder fresh(Path work) throws IOException {
        Files.createDirectories(work);
        for (int i = 1; i < 100; i++) {
            Path folder = work.resolve(i == 1 ? "demo" : "demo-" + i);
            FileChannel channel = FileChannel.open(work.resolve(folder.getFileName() + ".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (held(channel)) {
                delete(folder);
                Files.createDirectories(folder);
                return new DemoFolder(folder, channel);
            }
            channel.close();
        }
        throw new IOException("99 demos are running already");
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var _ = Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override public FileVisitResult postVisitDirectory(Path at, java.io.IOException trouble) throws IOException {
                Files.delete(at);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path path() {
        return folder;
    }

    /** The folder stays, so that its ledger can be audited; the next demo begins anew. */
    @Override public void close() throws IOException {
        channel.close();
    }
}
