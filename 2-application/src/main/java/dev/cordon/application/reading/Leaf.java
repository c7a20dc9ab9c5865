package dev.cordon.application.reading;

import java.util.List;
import java.util.Locale;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.mime.Disposition;
import dev.cordon.mime.FileName;
import dev.cordon.mime.MappedText;
import dev.cordon.mime.MimePart;

/** One part that holds content: a text, a file, or a whole message inside the message. Contents are decoded when asked for. */
public final class Leaf {

    private final String path;
    private final MimePart part;
    private final List<FileName> names;

    Leaf(String path, MimePart part) {
        this.path = path;
        this.part = part;
        this.names = part.fileNames();
    }

    /** The path of its part. */
    public String path() {
        return path;
    }

    MimePart part() {
        return part;
    }

    /** Its declared media type in lower case. */
    public String mediaType() {
        return part.contentType().name();
    }

    /** A parameter of its declared media type, empty when there is none. */
    public String parameter(String name) {
        return part.contentType().parameters().value(name);
    }

    /** Every name that some reader would show for it, the most likely first. */
    public List<FileName> names() {
        return names;
    }

    /** The most likely name, empty when there is none. */
    public String name() {
        return names.isEmpty() ? "" : names.getFirst().text();
    }

    /** Whether it is a whole message (RFC 2046 §5.2.1). */
    public boolean isMessage() {
        return part.kind() == MimePart.Kind.MESSAGE;
    }

    /** The subject of the message inside, decoded. */
    public String innerSubject() {
        return part.children().isEmpty() ? "" : part.children().getFirst().headers().text("subject");
    }

    /** Whether a client shows it as text of the message. */
    public boolean isShownText() {
        return part.contentType().isText() && !isMessage() && !isSavedOnly() && (names.isEmpty() || isInline() || isPlainOrHtml())
                && !mediaType().equals("text/calendar");
    }

    /** Whether a client offers to save it. */
    public boolean isAttachment() {
        return !isShownText() || !names.isEmpty();
    }

    /** Whether it is declared to be HTML. */
    public boolean isHtml() {
        return mediaType().equals("text/html") || mediaType().equals("application/xhtml+xml");
    }

    /** Whether a client shows it inside the text. */
    public boolean isInline() {
        boolean stated = part.disposition().map(d -> d.word().equals("inline")).orElse(false);
        return stated || !isSavedOnly() && part.headers().first("content-id").isPresent();
    }

    /** Its decoded bytes, copied. */
    public byte[] bytes() {
        return part.body().bytes();
    }

    /** Its text, decoded. */
    public String text() {
        return part.body().text();
    }

    /** Its text with the way back to the raw message; built anew each time, so ask once. */
    public MappedText mapped() {
        return part.body().mapped();
    }

    /** Whether a limit cut its decoded content. */
    public boolean isCut() {
        return part.body().isCut();
    }

    /** The raw bytes of its body. */
    public ByteRange where() {
        return Ranges.of(part.source().rawCover(part.bodyRange()));
    }

    /** What makes two leaves of different readings the same: place, kind, name, and how the bytes are decoded. */
    String key() {
        return where() + " " + mediaType() + " " + part.transferEncoding() + " " + name() + " " + part.contentType().charset()
                .toLowerCase(Locale.ROOT) + " " + isSavedOnly();
    }

    private boolean isPlainOrHtml() {
        return (mediaType().equals("text/plain") || isHtml()) && part.disposition().isEmpty() && part.isRoot();
    }

    private boolean isSavedOnly() {
        return part.disposition().map(Disposition::isAttachment).orElse(false);
    }
}
