package dev.cordon.access.mail;

import dev.cordon.kernel.message.Raw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Finds messages in what a person names, in the order named and in name order within a folder, without holding more than one
 * folder's names and one message at a time.
 *
 * <p>A file that was named is always answered for, even if it is no mail. In a folder, files that neither have a mail file's
 * name nor begin like mail are passed over and counted ({@link #passedOver}).
 */
public final class MailWalk implements Iterator<Candidate>, AutoCloseable {
    private static final int SNIFF = 8 << 10;
    private static final int DEPTH_MAX = 64;
    private static final Set<String> ONE = Set.of("eml", "msg", "mht", "emlx");

    /** A path still to be looked at. */
    private record Waiting(Path path, String name, boolean named, int depth) {}

    private final Iterator<String> named;
    private final InputStream standardInput;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Optional<Candidate> next = Optional.empty();
    private Optional<Mbox> open = Optional.empty();
    private String openPath = "";
    private int openIndex;
    private long passedOver;

    /** A walk over these paths; {@code -} is standard input. */
    public MailWalk(Iterator<String> named, InputStream standardInput) {
        this.named = named;
        this.standardInput = standardInput;
    }

    /** Files in folders that are no mail. */
    public long passedOver() {
        return passedOver;
    }

    @Override public boolean hasNext() {
        while (next.isEmpty()) {
            if (open.isPresent()) {
                fromMbox(open.get());
            } else if (!waiting.isEmpty()) {
                visit(waiting.pop());
            } else if (named.hasNext()) {
                String name = named.next();
                if (name.equals("-")) {
                    begin("-", new BufferedInputStream(standardInput, SNIFF * 2));
                } else {
                    name(name);
                }
            } else {
                return false;
            }
        }
        return true;
    }

    @Override public Candidate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Candidate found = next.get();
        next = Optional.empty();
        return found;
    }

    private void name(String name) {
        try {
            waiting.push(new Waiting(Path.of(name), name, true, 0));
        } catch (java.nio.file.InvalidPathException e) {
            next = Optional.of(trouble(name, "is not a path of this system"));
        }
    }

    private void visit(Waiting w) {
        if (Files.isDirectory(w.path())) {
            if (w.depth() > 0 && Files.isSymbolicLink(w.path())) {
                visitLinkedFolder(w);
            } else {
                folder(w);
            }
        } else if (w.named() || Files.isRegularFile(w.path())) {
            file(w);
        } else if (Files.isSymbolicLink(w.path())) {
            next = Optional.of(trouble(w.name(), "is a link to something that does not exist"));
        } else {
            passedOver++;
        }
    }

    // A linked folder is entered unless it leads back to one we are in.
    private void visitLinkedFolder(Waiting w) {
        try {
            Path real = w.path().toRealPath();
            if (w.path().toAbsolutePath().getParent() instanceof Path parent && parent.toRealPath().startsWith(real)) {
                next = Optional.of(trouble(w.name(), "leads back into itself"));
                return;
            }
            folder(w);
        } catch (IOException e) {
            next = Optional.of(trouble(w.name(), MailBytes.words(w.path(), e)));
        }
    }

    private void folder(Waiting w) {
        if (w.depth() > DEPTH_MAX) {
            next = Optional.of(trouble(w.name(), "lies deeper than " + DEPTH_MAX + " folders"));
            return;
        }
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(w.path())) {
            entries.forEach(names::add);
        } catch (IOException e) {
            next = Optional.of(trouble(w.name(), MailBytes.words(w.path(), e)));
            return;
        } catch (DirectoryIteratorException e) {
            next = Optional.of(trouble(w.name(), MailBytes.words(w.path(), new IOException(String.valueOf(e.getMessage()), e))));
            return;
        }
        boolean maildir = Files.isDirectory(w.path().resolve("cur")) && Files.isDirectory(w.path().resolve("new"));
        // In a Maildir tmp holds mail that is not delivered yet.
        names.removeIf(p -> maildir && fileName(p).equals("tmp"));
        names.sort((a, b) -> fileName(b).compareTo(fileName(a)));
        String prefix = w.name().endsWith("/") ? w.name() : w.name() + "/";
        for (Path p : names) {
            waiting.push(new Waiting(p, prefix + fileName(p), false, w.depth() + 1));
        }
    }

    private void file(Waiting w) {
        if (ONE.contains(extension(w.name()))) {
            next = Optional.of(new Candidate(w.name(), 0, new Candidate.Content.File(w.path())));
            return;
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(w.path())) {
            head = in.readNBytes(SNIFF);
        } catch (IOException e) {
            next = Optional.of(trouble(w.name(), MailBytes.words(w.path(), e)));
            return;
        }
        if (Mbox.separator(head, lineLength(head))) {
            try {
                begin(w.name(), new BufferedInputStream(Files.newInputStream(w.path()), SNIFF * 2));
            } catch (IOException e) {
                next = Optional.of(trouble(w.name(), MailBytes.words(w.path(), e)));
            }
        } else if (w.named() || MailBytes.outlook(head, head.length) || beginsLikeMail(head)) {
            next = Optional.of(new Candidate(w.name(), 0, new Candidate.Content.File(w.path())));
        } else {
            passedOver++;
        }
    }

    // Stricter than for a file that was named: a folder may hold scripts and notes with a colon somewhere.
    private static boolean beginsLikeMail(byte[] head) {
        int line = lineLength(head);
        return line > 0 && MailBytes.looksLikeMail(head, line) && head[0] != '#' && head[0] != '{' && head[0] != '-';
    }

    private void begin(String name, BufferedInputStream in) {
        try {
            in.mark(SNIFF);
            byte[] head = in.readNBytes(SNIFF);
            in.reset();
            if (Mbox.separator(head, lineLength(head))) {
                open = Optional.of(new Mbox(in));
                openPath = name;
                openIndex = 0;
                return;
            }
            byte[] all = in.readNBytes(MailBytes.BYTES_MAX + 1);
            next = Optional.of(all.length > MailBytes.BYTES_MAX ? trouble(name, "larger than any mail system delivers")
                    : new Candidate(name, 0, new Candidate.Content.Bytes(Raw.owning(all))));
        } catch (IOException e) {
            next = Optional.of(trouble(name, MailBytes.words(Path.of("-"), e)));
        }
    }

    private void fromMbox(Mbox mbox) {
        try {
            Optional<Raw> raw = mbox.next();
            if (raw.isEmpty()) {
                mbox.close();
                open = Optional.empty();
                return;
            }
            int index = openIndex++;
            next = Optional.of(raw.get().length() > MailBytes.BYTES_MAX
                    ? new Candidate(openPath, index, new Candidate.Content.Trouble("larger than any mail system delivers"))
                    : new Candidate(openPath, index, new Candidate.Content.Bytes(raw.get())));
        } catch (IOException e) {
            open = Optional.empty();
            next = Optional.of(new Candidate(openPath, openIndex, new Candidate.Content.Trouble(MailBytes.words(Path.of(openPath), e))));
        }
    }

    private static int lineLength(byte[] head) {
        int i = 0;
        while (i < head.length && head[i] != '\n' && head[i] != '\r') {
            i++;
        }
        return i;
    }

    private static Candidate trouble(String name, String words) {
        return new Candidate(name, 0, new Candidate.Content.Trouble(words));
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.indexOf('/', dot) >= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    @Override public void close() {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
