package dev.cordon.mime;

import java.util.List;

/** Checks on the charset of one body. */
final class CharsetChecks {

    private CharsetChecks() {
    }

    static void note(Body body, Notes notes) {
        MimePart part = body.part();
        if (!part.contentType().isText()) {
            return;
        }
        CharsetReader reader = body.reader();
        Decoded decoded = body.decoded();
        byte[] bytes = decoded.bytes();
        int from = part.bodyRange().from();
        int to = part.bodyRange().to();
        if (!reader.isKnown()) {
            notes.defect(part.source(), MimeDefect.CHARSET_UNKNOWN, part.headerFrom(), part.headerTo());
        } else if (reader.isAscii() && Scan.eightBit(bytes, decoded.from(), decoded.to()) < decoded.to()) {
            notes.defect(part.source(), MimeDefect.CHARSET_EIGHT_BIT, from, to);
        } else if (reader.isUtf7()) {
            notes.defect(part.source(), MimeDefect.CHARSET_UTF7, part.headerFrom(), part.headerTo());
        }
        if (reader.isKnown() && reader.hasInvalid(bytes, decoded.from(), decoded.to(), body.text())) {
            notes.defect(part.source(), MimeDefect.CHARSET_INVALID, from, to);
        }
        String mark = mark(bytes, decoded.from(), decoded.to());
        if (!mark.isEmpty() && !reader.name().startsWith(mark)) {
            notes.defect(part.source(), MimeDefect.CHARSET_MARK, from, Math.min(from + 4, to));
            notes.ambiguity(part.source(), Ambiguity.Kind.CHARSET, from, Math.min(from + 4, to), reader.name(), mark);
        }
        List<Parameter> declared = part.contentType().parameters().all("charset");
        if (declared.size() > 1 && !Charsets.of(declared.getFirst().value()).equals(Charsets.of(declared.getLast().value()))) {
            notes.ambiguity(part.source(), Ambiguity.Kind.CHARSET, part.headerFrom(), part.headerTo(),
                    declared.getFirst().value(), declared.getLast().value());
        }
    }

    /** The charset that a byte order mark stands for; empty when there is none. */
    private static String mark(byte[] bytes, int from, int to) {
        if (to - from >= 3 && bytes[from] == (byte) 0xEF && bytes[from + 1] == (byte) 0xBB && bytes[from + 2] == (byte) 0xBF) {
            return "utf-8";
        }
        if (to - from >= 2 && (bytes[from] == (byte) 0xFE && bytes[from + 1] == (byte) 0xFF
                || bytes[from] == (byte) 0xFF && bytes[from + 1] == (byte) 0xFE)) {
            return "utf-16";
        }
        return "";
    }
}
