package dev.cordon.access.mail;

import dev.cordon.kernel.message.Raw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Splits a file of many messages (RFC 4155) while it is read, one message in memory at a time.
 *
 * <p>The format is not well defined: writers disagree on whether a body line {@code From } is quoted as {@code >From }, and no
 * reader can tell. So we split only where a separator is beyond doubt: at the start or after an empty line, beginning
 * {@code From }, and holding a clock time and a year. And we leave {@code >From } lines as they stand: the hash is over the
 * bytes as they are kept, and a signature over a quoted line fails with or without our guess. The empty line before a
 * separator belongs to the separator. Content-Length is a claim of the writer and is not believed.
 */
final class Mbox implements AutoCloseable {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean started;
    private boolean finished;

    Mbox(InputStream in) {
        this.in = in;
    }

    /** The next message; empty at the end. A message over the limit is given as its first bytes, one more than the limit. */
    Optional<Raw> next() throws IOException {
        if (!started) {
            started = true;
            readLine(new ByteArrayOutputStream());
        }
        if (finished) {
            return Optional.empty();
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(4096);
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int blank = 0;
        boolean afterBlank = true;
        while (readLine(line)) {
            byte[] bytes = line.toByteArray();
            if (afterBlank && separator(bytes, bytes.length)) {
                return Optional.of(message(message, blank));
            }
            int ending = blankLine(bytes);
            afterBlank = ending > 0;
            blank = ending;
            if (message.size() <= MailBytes.BYTES_MAX) {
                message.write(bytes, 0, Math.min(bytes.length, MailBytes.BYTES_MAX + 1 - message.size()));
            }
        }
        finished = true;
        return Optional.of(message(message, 0));
    }

    private static Raw message(ByteArrayOutputStream out, int without) {
        byte[] all = out.toByteArray();
        return Raw.owning(without == 0 ? all : java.util.Arrays.copyOf(all, Math.max(0, all.length - without)));
    }

    // The number of bytes of a line that is only its end; 0 for any other line.
    private static int blankLine(byte[] line) {
        if (line.length == 1 && line[0] == '\n') {
            return 1;
        }
        return line.length == 2 && line[0] == '\r' && line[1] == '\n' ? 2 : 0;
    }

    /** Whether a line separates messages: {@code From }, somewhere a time {@code dd:dd}, somewhere after it a year. */
    static boolean separator(byte[] line, int length) {
        byte[] from = {'F', 'r', 'o', 'm', ' '};
        if (length < from.length + 4) {
            return false;
        }
        for (int i = 0; i < from.length; i++) {
            if (line[i] != from[i]) {
                return false;
            }
        }
        for (int i = from.length; i + 4 < length; i++) {
            if (digit(line[i]) && digit(line[i + 1]) && line[i + 2] == ':' && digit(line[i + 3]) && digit(line[i + 4])) {
                return year(line, from.length, length);
            }
        }
        return false;
    }

    private static boolean year(byte[] line, int start, int length) {
        int digits = 0;
        for (int i = start; i < length; i++) {
            digits = digit(line[i]) ? digits + 1 : 0;
            boolean ends = i + 1 == length || !digit(line[i + 1]);
            if (digits == 4 && ends && (line[i - 3] == '1' || line[i - 3] == '2')) {
                return true;
            }
        }
        return false;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    // One line with its end; a line over the message limit is cut, the rest of it skipped.
    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        line.reset();
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return line.size() > 0;
                }
            }
            int i = at;
            while (i < end && buffer[i] != '\n') {
                i++;
            }
            int stop = Math.min(i + 1, end);
            if (line.size() <= MailBytes.BYTES_MAX) {
                line.write(buffer, at, stop - at);
            }
            boolean complete = i < end;
            at = stop;
            if (complete) {
                return true;
            }
        }
    }

    @Override public void close() throws IOException {
        in.close();
    }
}
