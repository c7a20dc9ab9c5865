package dev.cordon.access.verifier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads signed notes that follow one another. A note ends where a line that is no signature follows one that is. */
final class HistoryReader {

    /** One note of the history, with its number from 0. */
    record Item(long number, byte[] note, boolean whole) {
    }

    private final InputStream in;
    private byte[] ahead = new byte[0];
    private long number;

    HistoryReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    Optional<Item> next() throws IOException {
        ByteArrayOutputStream note = new ByteArrayOutputStream();
        boolean signed = false;
        byte[] line = ahead.length > 0 ? ahead : line();
        while (line.length > 0 && (!signed || isSignature(line))) {
            signed |= isSignature(line);
            if (note.size() <= Vouched.NOTE_BYTES_MAX) {
                note.writeBytes(line);
            }
            if (line[line.length - 1] != '\n') {
                ahead = new byte[0];
                return Optional.of(new Item(number++, note.toByteArray(), false));
            }
            line = line();
        }
        ahead = line;
        return note.size() == 0 ? Optional.empty() : Optional.of(new Item(number++, note.toByteArray(), signed));
    }

    private static boolean isSignature(byte[] line) {
        return line.length > 3 && line[0] == (byte) 0xe2 && line[1] == (byte) 0x80 && line[2] == (byte) 0x94;
    }

    /** The next line with its newline, at most as long as a note; nothing at the end. */
    private byte[] line() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            out.write(c);
            if (c == '\n' || out.size() > Vouched.NOTE_BYTES_MAX) {
                break;
            }
        }
        return out.toByteArray();
    }

    static Vouched.Head open(Item item, List<Vouched.Key> keys) throws Vouched.Bad {
        if (!item.whole()) {
            throw new Vouched.Bad(Finding.Kind.CUT_SHORT, "the checkpoint is cut off");
        }
        return Vouched.open(item.note(), keys);
    }
}
