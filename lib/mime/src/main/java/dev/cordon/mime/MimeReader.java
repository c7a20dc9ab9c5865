package dev.cordon.mime;

import java.util.EnumSet;
import java.util.Set;

/** Reads mail. */
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
