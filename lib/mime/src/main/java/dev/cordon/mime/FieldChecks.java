package dev.cordon.mime;

import java.util.List;

/** Checks on the fields of one header block. */
final class FieldChecks {

    /** Fields that may stand once (RFC 5322 §3.6, RFC 2045 §3), and whose repetition makes readers differ. */
    private static final List<String> ONCE = List.of("from", "subject", "to", "cc", "bcc", "sender", "reply-to", "date",
            "message-id", "in-reply-to", "references", "content-type", "content-transfer-encoding", "content-disposition",
            "content-id", "mime-version");

    private FieldChecks() {
    }

    static void noteRepeated(MimePart part, Notes notes) {
        List<HeaderField> fields = part.fields();
        int count = fields.size();
        if (count < 2) {
            return;
        }
        int[] first = new int[ONCE.size()];
        for (int i = 0; i < count; i++) {
            HeaderField field = fields.get(i);
            int which = which(field);
            if (which < 0) {
                continue;
            }
            if (first[which] == 0) {
                first[which] = i + 1;
                continue;
            }
            HeaderField before = fields.get(first[which] - 1);
            notes.defect(part.source(), MimeDefect.FIELD_REPEATED, field.from(), field.to());
            if (!before.raw().strip().equals(field.raw().strip())) {
                notes.ambiguity(part.source(), Ambiguity.Kind.FIELD_REPEATED, field.from(), field.to(),
                        ParameterReader.clip(before.text()), ParameterReader.clip(field.text()));
            }
        }
    }

    private static int which(HeaderField field) {
        int length = field.nameLength();
        if (length < 2 || length > 25) {
            return -1;
        }
        for (int i = 0; i < ONCE.size(); i++) {
            if (ONCE.get(i).length() == length && field.is(ONCE.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Notes what is wrong inside one field, by what its name says it should be. */
    static void examine(HeaderField field, Notes notes) {
        Source source = field.source();
        byte[] bytes = source.bytes();
        int from = field.valueFrom();
        int to = field.valueTo();
        if (Scan.find(bytes, field.from(), field.to(), (char) 0) < field.to()) {
            notes.defect(source, MimeDefect.NUL_IN_HEADER, field.from(), field.to());
        }
        if (Scan.eightBit(bytes, from, to) < to) {
            notes.defect(source, Utf8.isValid(bytes, from, to) ? MimeDefect.UTF8_IN_HEADER : MimeDefect.EIGHT_BIT_IN_HEADER, from, to);
        }
        EncodedWords.decode(field, OffsetMap.Builder.OFF, notes);
        if (isAddresses(field)) {
            AddressList list = field.addresses();
            notes.addAll(list.defects(), list.ambiguities());
        } else if (field.is("date") || field.is("resent-date")) {
            field.date().defects().forEach(defect -> notes.defect(source, defect, from, to));
        } else if (field.is("received")) {
            field.received().defects().forEach(defect -> notes.defect(source, defect, from, to));
        } else if (field.is("content-type") || field.is("content-disposition")) {
            ParameterReader.read(field, notes);
        } else if (field.is("content-transfer-encoding")) {
            noteEncoding(field, notes);
        }
    }

    private static void noteEncoding(HeaderField field, Notes notes) {
        if (TransferEncoding.of(field) == TransferEncoding.UNKNOWN) {
            notes.defect(field.source(), MimeDefect.ENCODING_UNKNOWN, field.valueFrom(), field.valueTo());
        } else if (!TransferEncoding.isClean(field)) {
            notes.defect(field.source(), MimeDefect.ENCODING_MALFORMED, field.valueFrom(), field.valueTo());
        }
    }

    static boolean isAddresses(HeaderField field) {
        return field.is("from") || field.is("to") || field.is("cc") || field.is("bcc") || field.is("sender")
                || field.is("reply-to") || field.is("resent-from") || field.is("resent-to") || field.is("resent-cc")
                || field.is("resent-sender") || field.is("return-path") || field.is("disposition-notification-to");
    }
}
