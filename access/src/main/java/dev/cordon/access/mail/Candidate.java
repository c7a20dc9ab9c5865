package dev.cordon.access.mail;

import dev.cordon.kernel.message.Raw;
import java.nio.file.Path;

/**
 * Something a person named that should be a message.
 *
 * @param path as the person would name it
 * @param index its number within that path, from 0
 */
public record Candidate(String path, int index, Content content) {
    /** What is known of its bytes. */
    public sealed interface Content {
        /** A file of one message, to be read when its turn comes. */
        record File(Path file) implements Content {}

        /** Bytes already read, out of a larger file or a pipe. */
        record Bytes(Raw raw) implements Content {}

        /** It cannot be read, and why, in words for people. */
        record Trouble(String words) implements Content {}
    }

    /** How many bytes it keeps in memory while it waits. */
    public long held() {
        return content instanceof Content.Bytes b ? b.raw().length() : 0;
    }
}
