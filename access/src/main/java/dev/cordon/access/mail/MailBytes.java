package dev.cordon.access.mail;

import dev.cordon.kernel.message.Raw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads one message's bytes, bounded, and says in words why it could not. */
public final class MailBytes {
    /** The largest message that is read: more than any mail system delivers. */
    public static final int BYTES_MAX = 160 << 20;

    private static final int SNIFF = 8 << 10;
    private static final int HEADER_LINES = 40;
    private static final byte[] OUTLOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private MailBytes() {}

    /** The candidate's bytes, or trouble in words. Never throws. */
    public static Candidate.Content load(Candidate candidate) {
        return switch (candidate.content()) {
            case Candidate.Content.Bytes b -> judged(b.raw());
            case Candidate.Content.Trouble t -> t;
            case Candidate.Content.File f -> read(f.file());
        };
    }

    private static Candidate.Content read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            return bytes.length > BYTES_MAX
                    ? new Candidate.Content.Trouble("larger than " + (BYTES_MAX >> 20) + " MiB, which no mail system delivers")
                    : judged(Raw.owning(bytes));
        } catch (IOException e) {
            return new Candidate.Content.Trouble(words(file, e));
        }
    }

    private static Candidate.Content judged(Raw raw) {
        byte[] head = raw.shared();
        int length = Math.min(head.length, SNIFF);
        if (length == 0) {
            return new Candidate.Content.Trouble("is empty: not a mail message");
        }
        if (outlook(head, length)) {
            return Outlook.read(raw);
        }
        return looksLikeMail(head, length) ? new Candidate.Content.Bytes(raw)
                : new Candidate.Content.Trouble("is not a mail message: no header field in its first " + HEADER_LINES + " lines");
    }

    /** Whether these are the first bytes of an Outlook message (compound file, [MS-CFB] §2.2). */
    static boolean outlook(byte[] head, int length) {
        if (length < OUTLOOK.length) {
            return false;
        }
        for (int i = 0; i < OUTLOOK.length; i++) {
            if (head[i] != OUTLOOK[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a header field (RFC 5322 §2.2: printable name without blanks, then a colon) stands at the start of one of the
     * first lines. Generous on purpose: what is doubtful is scanned.
     */
    static boolean looksLikeMail(byte[] head, int length) {
        int at = 0;
        for (int line = 0; line < HEADER_LINES && at < length; line++) {
            int i = at;
            while (i < length && head[i] > ' ' && head[i] != ':' && head[i] < 127) {
                i++;
            }
            int name = i - at;
            while (i < length && (head[i] == ' ' || head[i] == '\t')) {
                i++;
            }
            if (name > 0 && i < length && head[i] == ':') {
                return true;
            }
            while (i < length && head[i] != '\n' && head[i] != '\r') {
                i++;
            }
            at = i + 1;
        }
        return false;
    }

    /** Why a path could not be read, in words; the path itself is not among them. */
    static String words(Path path, IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> Files.isSymbolicLink(path) ? "is a link to something that does not exist" : "does not exist";
            case AccessDeniedException _ -> "may not be read: permission denied";
            case FileSystemLoopException _ -> "leads back into itself";
            default -> "cannot be read: " + plain(trouble);
        };
    }

    private static String plain(IOException trouble) {
        String message = trouble.getMessage();
        return message == null ? trouble.getClass().getSimpleName() : message;
    }
}
