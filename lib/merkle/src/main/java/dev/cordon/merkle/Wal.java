package dev.cordon.merkle;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The write-ahead file. Its head says from which settled state it goes on; each record is one committed batch: the leaves and
 * the signed checkpoint over them. Each part ends with the SHA-256 of itself and of the part before it, so that a record
 * that was cut off, or that stems from another file, ends the reading.
 */
final class Wal {

    /**
     * The settled state that a write-ahead file goes on from.
     *
     * @param note the checkpoint of that state
     * @param historyBytes how long the checkpoint history was
     * @param swept superseded partial tiles of all smaller sizes are gone
     */
    record Base(SignedNote note, long historyBytes, long swept) {
    }

    /**
     * One committed batch.
     *
     * @param kept whether the checkpoint goes to the history
     */
    record Batch(List<byte[]> leaves, SignedNote note, boolean kept) {
        Batch {
            leaves = List.copyOf(leaves);
        }
    }

    /** A file as far as it could be read. */
    record Contents(Base base, List<Batch> batches) {
    }

    private static final byte[] MAGIC = "TLOGWAL1".getBytes(StandardCharsets.US_ASCII);

    private Wal() {
    }

    static byte[] head(Base base) {
        byte[] note = base.note().bytes();
        ByteBuffer body = ByteBuffer.allocate(MAGIC.length + 8 + 8 + 4 + note.length + Hash.LENGTH);
        body.put(MAGIC).putLong(base.historyBytes()).putLong(base.swept()).putInt(note.length).put(note);
        byte[] all = body.array();
        seal(all, new byte[0]);
        return all;
    }

    /** The chain value of the part that these bytes are. */
    static byte[] link(byte[] part) {
        return Arrays.copyOfRange(part, part.length - Hash.LENGTH, part.length);
    }

    static byte[] record(Batch batch, byte[] previous) {
        byte[] note = batch.note().bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(out)) {
            data.writeInt(0);
            data.writeByte(batch.kept() ? 1 : 0);
            data.writeInt(note.length);
            data.write(note);
            data.writeInt(batch.leaves().size());
            for (byte[] leaf : batch.leaves()) {
                data.writeShort(leaf.length);
                data.write(leaf);
            }
            data.write(new byte[Hash.LENGTH]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        byte[] all = out.toByteArray();
        ByteBuffer.wrap(all).putInt(0, all.length);
        seal(all, previous);
        return all;
    }

    /**
     * Reads a file up to its last whole record.
     *
     * @throws Malformed when not even the head is whole: the head is in place before the file gets its name
     */
    static Contents read(byte[] bytes) throws Malformed {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            long historyBytes = in.getLong();
            long swept = in.getLong();
            SignedNote note = SignedNote.parse(bytes(in, in.getInt()));
            byte[] link = bytes(in, Hash.LENGTH);
            byte[] head = head(new Base(note, historyBytes, swept));
            if (!Arrays.equals(magic, MAGIC) || !Arrays.equals(link(head), link)) {
                throw new Malformed("the head of the write-ahead file was changed");
            }
            List<Batch> batches = new ArrayList<>();
            while (batch(bytes, in, link, batches)) {
                link = Arrays.copyOfRange(bytes, in.position() - Hash.LENGTH, in.position());
            }
            return new Contents(new Base(note, historyBytes, swept), batches);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new Malformed("the head of the write-ahead file is cut off");
        }
    }

    /** Adds the next record; false when there is none, or it is not whole. */
    private static boolean batch(byte[] bytes, ByteBuffer in, byte[] previous, List<Batch> batches) throws Malformed {
        int start = in.position();
        if (in.remaining() < 4) {
            return false;
        }
        int length = in.getInt();
        if (length < 4 + 1 + 4 + 4 + Hash.LENGTH || length > bytes.length - start) {
            return false;
        }
        byte[] record = Arrays.copyOfRange(bytes, start, start + length);
        byte[] link = link(record);
        seal(record, previous);
        if (!Arrays.equals(link(record), link)) {
            return false;
        }
        boolean kept = in.get() == 1;
        SignedNote note = SignedNote.parse(bytes(in, in.getInt()));
        int count = in.getInt();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(bytes(in, in.getShort() & 0xffff));
        }
        in.position(start + length);
        batches.add(new Batch(leaves, note, kept));
        return true;
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void seal(byte[] part, byte[] previous) {
        var digest = Hash.sha256();
        digest.update(previous);
        digest.update(part, 0, part.length - Hash.LENGTH);
        System.arraycopy(digest.digest(), 0, part, part.length - Hash.LENGTH, Hash.LENGTH);
    }
}
