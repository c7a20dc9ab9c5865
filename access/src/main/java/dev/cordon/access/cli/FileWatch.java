package dev.cordon.access.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file is another one than when it was last asked about: by its time and length, without reading it. */
final class FileWatch {
    private final Path file;
    private String seen;

    FileWatch(Path file) {
        this.file = file;
        this.seen = look();
    }

    /** Whether it changed since the last call, or since this was made. */
    boolean changed() {
        String now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private String look() {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException _) {
            return "";
        }
    }
}
