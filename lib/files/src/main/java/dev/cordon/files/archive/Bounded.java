package dev.cordon.files.archive;

import dev.cordon.bounds.Meter;
import dev.cordon.files.zip.Inflated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes what comes out of one archive, and stops it where a limit is reached. */
final class Bounded {

    private static final int PIECE = 16 << 10;
    private static final int RATIO_FROM = 1 << 20;

    private final int packed;
    private final Inflated.Limits limits;
    private final Meter meter;
    private long total;

    /** @param packed how long the archive itself is */
    Bounded(int packed, Inflated.Limits limits, Meter meter) {
        this.packed = packed;
        this.limits = limits;
        this.meter = meter;
    }

    /** A limit was reached. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("more than the limit came out of an archive", null, false, false);
        }
    }

    static boolean isCauseOf(Throwable trouble) {
        int depth = 0;
        for (Throwable at = trouble; at != null && depth < 20; at = at.getCause()) {
            if (at instanceof TooMuch) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /** All that a stream gives. */
    byte[] read(InputStream in) throws IOException {
        Sink sink = sink();
        byte[] piece = new byte[PIECE];
        for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
            sink.write(piece, 0, got);
        }
        return sink.bytes();
    }

    Sink sink() {
        return new Sink();
    }

    private void spend(int count) {
        total += count;
        boolean ratio = total > RATIO_FROM && total / Math.max(packed, 1) > limits.ratioMax();
        if (ratio || total > limits.bytesMax() || !meter.bytes(count)) {
            throw new TooMuch();
        }
    }

    /** Where a library writes one member to. */
    final class Sink extends OutputStream {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        @Override public void write(int b) {
            spend(1);
            out.write(b);
        }

        @Override public void write(byte[] from, int at, int count) {
            spend(count);
            out.write(from, at, count);
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
