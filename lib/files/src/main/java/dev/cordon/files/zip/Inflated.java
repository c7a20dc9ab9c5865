package dev.cordon.files.zip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.cordon.bounds.Meter;
import dev.cordon.files.Bytes;

/**
 * The bytes of one packed member, as far as the budget goes.
 *
 * @param bytes what came out
 * @param end how it ended
 */
public record Inflated(byte[] bytes, End end) {

    /**
     * When to give up.
     *
     * @param ratioMax how many bytes one packed byte may become, judged once 1 MiB came out
     * @param bytesMax how many bytes one member may become
     */
    public record Limits(int ratioMax, long bytesMax) {}

    /** How unpacking ended: at its end, because it is damaged, or because a limit was reached. */
    public enum End { WHOLE, BROKEN, LIMIT }

    private static final int PIECE = 64 << 10;
    private static final int RATIO_FROM = 1 << 20;
    private static final int GZIP_HEAD = 10;

    /** Unpacks a member; empty when nothing here knows its method. */
    public static Optional<Inflated> of(byte[] file, int start, ZipListing.Member member, Limits limits, Meter meter) {
        // A size of zero or all ones is stated elsewhere: the packed data say themselves where they end.
        boolean stated = member.packed() > 0 && member.packed() < 0xFFFF_FFFFL;
        int end = stated ? (int) Math.min(start + member.packed(), file.length) : file.length;
        if (member.method() == 8) {
            return Optional.of(inflate(file, start, end, limits, meter));
        }
        if (member.method() != 0) {
            return Optional.empty();
        }
        if (!stated) {
            return Optional.of(new Inflated(new byte[0], member.size() == 0 ? End.WHOLE : End.BROKEN));
        }
        boolean fits = meter.bytes(end - start);
        return Optional.of(new Inflated(fits ? Arrays.copyOfRange(file, start, end) : new byte[0], fits ? End.WHOLE : End.LIMIT));
    }

    /** Unpacks the first member of a gzip file (RFC 1952 §2.3). */
    public static Inflated gzip(byte[] file, Limits limits, Meter meter) {
        int flags = file.length > 3 ? file[3] : 0;
        int at = GZIP_HEAD;
        if ((flags & 4) != 0) {
            at += 2 + Bytes.u16(file, at);
        }
        for (int text = flags & 24; text != 0; text &= text - 1) {
            while (at < file.length && file[at] != 0) {
                at++;
            }
            at++;
        }
        at += (flags & 2) != 0 ? 2 : 0;
        return at < file.length ? inflate(file, at, file.length, limits, meter) : new Inflated(new byte[0], End.BROKEN);
    }

    private static Inflated inflate(byte[] file, int from, int to, Limits limits, Meter meter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(file, from, Math.max(0, to - from));
            while (!inflater.finished()) {
                int got = inflater.inflate(piece);
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return new Inflated(out.toByteArray(), End.BROKEN);
                }
                boolean ratio = out.size() > RATIO_FROM && out.size() / Math.max(inflater.getBytesRead(), 1) > limits.ratioMax();
                if (ratio || out.size() + (long) got > limits.bytesMax() || !meter.bytes(got)) {
                    return new Inflated(out.toByteArray(), End.LIMIT);
                }
                out.write(piece, 0, got);
            }
            return new Inflated(out.toByteArray(), End.WHOLE);
        } catch (DataFormatException _) {
            // Damaged, or never packed: what came out so far is looked at, and the gap is told by the caller.
            return new Inflated(out.toByteArray(), End.BROKEN);
        }
    }
}
