package dev.cordon.mime;

import java.util.List;

/**
 * All that is wrong with a message and all that is ambiguous, in structure, fields and bodies.
 *
 * @param defects what is wrong
 * @param ambiguities where readers would differ
 */
public record Examination(List<Defect> defects, List<Ambiguity> ambiguities) {

    /** Copies the lists. */
    public Examination {
        defects = List.copyOf(defects);
        ambiguities = List.copyOf(ambiguities);
    }

    static Examination of(MimeMessage message) {
        Notes notes = new Notes(message.source().terms().limits().defectsMax());
        notes.addAll(message.defects(), message.ambiguities());
        noteLineEnds(message, notes);
        for (MimePart part : message.parts()) {
            for (HeaderField field : part.fields()) {
                FieldChecks.examine(field, notes);
            }
            noteFileNames(part, notes);
            noteHidden(part, notes);
            if (part.children().isEmpty()) {
                part.body().examine(notes);
            }
        }
        return new Examination(notes.defects(), notes.ambiguities());
    }

    private static void noteLineEnds(MimeMessage message, Notes notes) {
        byte[] bytes = message.source().bytes();
        int bareLf = -1;
        int pairs = 0;
        int at = Scan.lf(bytes, 0, bytes.length);
        while (at < bytes.length && (bareLf < 0 || pairs == 0)) {
            if (at > 0 && bytes[at - 1] == '\r') {
                pairs++;
            } else if (bareLf < 0) {
                bareLf = at;
            }
            at = Scan.lf(bytes, at + 1, bytes.length);
        }
        if (bareLf >= 0 && pairs > 0) {
            notes.defect(message.source(), MimeDefect.LINE_ENDS_MIXED, bareLf, bareLf + 1);
        }
    }

    private static void noteFileNames(MimePart part, Notes notes) {
        List<FileName> names = part.fileNames();
        for (FileName name : names) {
            for (MimeDefect trick : name.tricks()) {
                notes.defect(part.source().root(), trick, name.range().from(), name.range().to());
            }
        }
        if (names.size() > 1) {
            RawRange range = names.getFirst().range().join(names.getLast().range());
            notes.ambiguity(part.source().root(), Ambiguity.Kind.FILE_NAME, range.from(), range.to(),
                    names.stream().limit(8).map(name -> ParameterReader.clip(name.text())).toArray(String[]::new));
        }
    }

    /** Preamble and epilogue are shown by no mail program that reads MIME, and by every one that does not. */
    private static void noteHidden(MimePart part, Notes notes) {
        if (!part.isMultipart() || part.isDecoded()) {
            return;
        }
        for (RawRange range : List.of(part.preambleRange(), part.epilogueRange())) {
            byte[] bytes = part.source().bytes();
            int stop = Math.min(range.to(), range.from() + 4096);
            for (int at = range.from(); at < stop; at = Scan.lineEnd(bytes, at, stop, false)) {
                int lineTo = Math.min(at + 26, stop);
                int colon = Scan.find(bytes, at, lineTo, ':');
                if (colon < lineTo && colon - at >= 12 && Scan.isWord(bytes, at, at + 8, "content-")) {
                    notes.defect(part.source(), MimeDefect.HIDDEN_TEXT, range.from(), range.to());
                    break;
                }
            }
        }
    }
}
