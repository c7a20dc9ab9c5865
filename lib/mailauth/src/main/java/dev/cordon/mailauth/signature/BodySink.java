package dev.cordon.mailauth.signature;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Takes the canonical body piece by piece and gives its hash at several lengths from one pass: at each length a copy of the running digest
 * is finished. Short pieces are gathered, long ones go to the digest from where they lie.
 */
final class BodySink {

    private static final int DIRECT = 512;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final long[] lengths;
    private final byte[][] hashes;
    private final MessageDigest digest = JdkSignatures.sha256();
    private final byte[] gathered = new byte[4096];
    private int held;
    private long count;
    private int next;

    /** @param lengths ascending, without repetition; {@link Long#MAX_VALUE} for the whole body */
    BodySink(long[] lengths) {
        this.lengths = lengths;
        this.hashes = new byte[lengths.length][];
    }

    void lineEnd() {
        write(LINE_END, 0, 2);
    }

    void write(byte[] from, int offset, int size) {
        int at = offset;
        int left = size;
        while (next < lengths.length && lengths[next] <= count + left) {
            int part = (int) (lengths[next] - count);
            feed(from, at, part);
            at += part;
            left -= part;
            hashes[next++] = soFar();
        }
        if (next < lengths.length) {
            feed(from, at, left);
        } else {
            count += left; // nobody wants the rest, but its length
        }
    }

    private void feed(byte[] from, int offset, int size) {
        count += size;
        if (size > gathered.length - held) {
            digest.update(gathered, 0, held);
            held = 0;
        }
        if (size >= DIRECT) {
            digest.update(gathered, 0, held);
            held = 0;
            digest.update(from, offset, size);
        } else {
            System.arraycopy(from, offset, gathered, held, size);
            held += size;
        }
    }

    private byte[] soFar() {
        digest.update(gathered, 0, held);
        held = 0;
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of this JDK cannot be copied", e);
        }
    }

    /** Ends the body: lengths beyond its end get the hash of the whole. */
    void finish() {
        if (next < lengths.length) {
            digest.update(gathered, 0, held);
            byte[] whole = digest.digest();
            Arrays.fill(hashes, next, lengths.length, whole);
            next = lengths.length;
        }
    }

    boolean has(long length) {
        return Arrays.binarySearch(lengths, length) >= 0;
    }

    byte[] hash(long length) {
        return hashes[Arrays.binarySearch(lengths, length)];
    }

    /** Bytes of the whole canonical body. */
    long count() {
        return count;
    }
}
