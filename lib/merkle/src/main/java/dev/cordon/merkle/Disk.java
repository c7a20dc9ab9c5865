package dev.cordon.merkle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file operations a log folder is made of, one by one, so that tests can stop after any of them. */
interface Disk {

    /** Something held until it is closed. */
    interface Hold {
        void release() throws IOException;
    }

    boolean exists(Path path) throws IOException;

    /** The whole file; an {@link IOException} when it is larger than the limit. */
    byte[] read(Path file, long bytesMax) throws IOException;

    long length(Path file) throws IOException;

    /** The names in a folder, sorted; none when there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Creates one folder whose parent exists. */
    void createFolder(Path folder) throws IOException;

    /** Creates or replaces a file. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Adds to a file's end, creating it when absent. */
    void append(Path file, byte[] bytes) throws IOException;

    void truncate(Path file, long length) throws IOException;

    /** Waits until the file's bytes are on stable storage. */
    void sync(Path file) throws IOException;

    /** Waits until the folder's names are on stable storage. */
    void syncFolder(Path folder) throws IOException;

    /** Replaces {@code to} in one step. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty folder. */
    void delete(Path path) throws IOException;

    /** Takes the writer's lock. Throws {@link LogRefused} with {@code LOCKED} when another writer has it. */
    Hold lock(Path file) throws IOException, LogRefused;
}
