package dev.cordon.merkle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a log says about itself: its name, how many entries it has, and the root over them. C2SP tlog-checkpoint.
 *
 * @param origin the log's name, also the name of the key that signs
 * @param size how many entries
 * @param root the tree hash over them
 * @param extensions further lines, each non-empty, opaque to the tree
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    private static final String TIME = "time ";

    /** Refuses what could not be written and read back. */
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (origin.isEmpty() || size < 0 || hasNewline(origin)
                || extensions.stream().anyMatch(line -> line.isEmpty() || hasNewline(line))) {
            throw new IllegalArgumentException("a checkpoint has a name, a size and non-empty lines");
        }
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder out = new StringBuilder().append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
        extensions.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    /**
     * Reads a note's text.
     *
     * @throws Malformed when it is no checkpoint, or not in its one canonical form
     */
    public static Checkpoint parse(String text) throws Malformed {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty() || lines[0].isEmpty()) {
            throw new Malformed("a checkpoint has a name, a size and a root, each on its line");
        }
        byte[] root = NoteKey.strictBase64(lines[2]);
        if (root.length != Hash.LENGTH) {
            throw new Malformed("a root has 32 bytes, not " + root.length);
        }
        List<String> extensions = List.of(lines).subList(3, lines.length - 1);
        if (extensions.stream().anyMatch(String::isEmpty)) {
            throw new Malformed("a checkpoint has no empty lines");
        }
        return new Checkpoint(lines[0], number(lines[1]), Hash.of(root), extensions);
    }

    /** The signing log's clock, from the extension line {@code time <epoch milliseconds>}; empty when there is none. */
    public Optional<Instant> time() throws Malformed {
        for (String line : extensions) {
            if (line.startsWith(TIME)) {
                return Optional.of(Instant.ofEpochMilli(number(line.substring(TIME.length()))));
            }
        }
        return Optional.empty();
    }

    static String timeLine(Instant time) {
        return TIME + time.toEpochMilli();
    }

    private static long number(String text) throws Malformed {
        if (text.isEmpty() || text.length() > 18 || text.length() > 1 && text.charAt(0) == '0'
                || text.chars().anyMatch(c -> c < '0' || c > '9')) {
            throw new Malformed("not a number from 0, without leading zeroes");
        }
        return Long.parseLong(text);
    }

    private static boolean hasNewline(String text) {
        return text.indexOf('\n') >= 0;
    }
}
