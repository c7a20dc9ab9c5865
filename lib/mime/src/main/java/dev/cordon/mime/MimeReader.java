package dev.cordon.mime;

import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a message from its bytes, without losing one and without ever throwing.
 *
 * <h2>The hard part</h2>
 *
 * <p>A message has no single meaning. RFC 5322 and RFC 2045 to 2047 say how to write mail; what a reader does with mail that is
 * written otherwise, they mostly leave open, and readers do different things. Whoever wants a filter to see one thing and a
 * person another has only to find a place where the filter's reader and the person's differ: a Content-Type that stands twice,
 * a quotation mark that is never closed, a part after the closing delimiter, a CR without LF, base64 that goes on after its
 * padding. Chen and others (<i>Composition Kills</i>, USENIX Security 2020) and Zhang and others (<i>Inbox Invasion</i>, CCS
 * 2024) collected such differences between mail programs and filters; most of the kinds of {@link Ambiguity} are theirs.
 *
 * <p>So this reader does three things that readers which only want to show mail need not do:
 * <ul>
 * <li><b>It keeps the bytes.</b> A part is a set of ranges, not a copy. {@link MimeMessage#segments()} gives the message back
 *     byte for byte; decoded text leads back through charset and transfer encoding to the raw bytes of each character
 *     ({@link OffsetMap}), so that whoever finds something can show where it stands.
 * <li><b>It tells where others would differ.</b> There is one main reading, chosen to be that of most mail programs; wherever
 *     the bytes allow another, an {@link Ambiguity} says so, and {@link MimeMessage#readings()} gives the other tree. Each
 *     differs from the main one by one {@link Convention}; a scanner that looks at all of them sees what any reader sees.
 * <li><b>It has an end.</b> {@link MimeLimits} bounds everything; what lies beyond a limit is kept as it stands and reported.
 *     Nothing recurses: {@link TreeBuilder} has a stack of its own, and an encoded message inside a message waits in a queue.
 *     Each byte is looked at a bounded number of times at each level of encoding; where a search could run to the end of its
 *     field again and again (for a quotation mark or a bracket that never closes), it is remembered that there is none.
 * </ul>
 *
 * <h2>How the tree is built</h2>
 *
 * <p>{@link HeaderScanner} cuts a header block into fields, {@link TreeBuilder} goes from delimiter to delimiter. A line is a
 * delimiter when it begins with two hyphens and the boundary of an open multipart, and nothing but blanks follows (RFC 2046
 * §5.1.1); the innermost multipart is asked first. A delimiter of an outer multipart ends the inner ones, closed or not. The
 * line end before a delimiter belongs to the delimiter. In all this no body is decoded, except those that are themselves
 * messages; the rest is decoded when it is asked for.
 *
 * <h2>What the main reading does where the RFCs leave a choice</h2>
 *
 * <p>The first of repeated fields and parameters counts. A header line without colon is a broken field and the header goes on,
 * unless it is the very first line: then there is no header. A line of blanks is an empty continuation line (RFC 5322 §4.2).
 * A bare CR is text, unless the message has no LF at all. A quotation mark that is never closed ends at the next semicolon.
 * Parts after a closing delimiter are epilogue. Base64 goes on after padding when what follows is base64. A multipart is read
 * from its body as it stands, whatever transfer encoding it claims (RFC 2045 §6.4), an enclosed message is decoded first.
 * An unknown charset, or ASCII that is none, is UTF-8 where the bytes allow it and windows-1252 otherwise.
 */
public final class MimeReader {

    private MimeReader() {
    }

    /** Reads a message within the ordinary limits. Never throws, whatever the bytes are. They must not be changed afterwards. */
    public static MimeMessage read(byte[] raw) {
        return read(raw, MimeLimits.MESSAGE);
    }

    /** Reads a message within given limits. */
    public static MimeMessage read(byte[] raw, MimeLimits limits) {
        return read(raw, limits, Set.of());
    }

    /** Reads a message as a reader with other habits would. */
    public static MimeMessage read(byte[] raw, MimeLimits limits, Set<Convention> conventions) {
        Set<Convention> kept = EnumSet.noneOf(Convention.class);
        kept.addAll(conventions);
        Source source = Source.raw(raw, new Terms(limits, kept));
        Notes notes = new Notes(limits.defectsMax());
        int mboxTo = mboxLine(raw);
        if (raw.length == 0) {
            notes.defect(source, MimeDefect.EMPTY_INPUT, 0, 0);
        }
        if (mboxTo > 0) {
            notes.defect(source, MimeDefect.MBOX_LINE, 0, mboxTo);
        }
        MimePart root = TreeBuilder.build(source, mboxTo, notes);
        return new MimeMessage(source, root, mboxTo, notes.defects(), notes.ambiguities());
    }

    /** Where an mbox {@code From } line at the start ends; 0 when there is none. */
    private static int mboxLine(byte[] raw) {
        int from = raw.length > 0 && raw[0] == '>' ? 1 : 0;
        if (raw.length < from + 5 || raw[from] != 'F' || raw[from + 1] != 'r' || raw[from + 2] != 'o' || raw[from + 3] != 'm'
                || raw[from + 4] != ' ') {
            return 0;
        }
        int at = from + 5;
        while (at < raw.length && Scan.isBlank(raw[at])) {
            at++;
        }
        return at < raw.length && raw[at] == ':' ? 0 : Scan.lineEnd(raw, at, raw.length, Scan.lf(raw, 0, raw.length) >= raw.length);
    }
}
