package dev.cordon.mime;

import java.util.List;

/**
 * The fuzz target of the reader, in the form that Jazzer calls. It reads the input in every way the library offers and throws
 * an {@link AssertionError} when a promise is broken: no exception, no lost byte, maps that lead where they say.
 */
public final class MimeFuzz {

    private static final MimeLimits LIMITS = new MimeLimits(12, 200, 200, 1 << 16, 100, 100, 50, 1 << 20, 50, 4);

    private MimeFuzz() {
    }

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        byte[] before = data.clone();
        MimeMessage message = MimeReader.read(data, LIMITS);
        check(message);
        for (MimeMessage other : message.readings()) {
            check(other);
        }
        if (!java.util.Arrays.equals(before, data)) {
            throw new AssertionError("the input was changed");
        }
    }

    private static void check(MimeMessage message) {
        int at = 0;
        for (Segment segment : message.segments()) {
            if (segment.range().from() != at || segment.range().isEmpty()) {
                throw new AssertionError("hole or overlap at " + at + ": " + segment);
            }
            at = segment.range().to();
        }
        if (at != message.source().length()) {
            throw new AssertionError("lost bytes from " + at);
        }
        Examination examination = message.examine();
        RawRange whole = new RawRange(0, message.source().length());
        examination.defects().forEach(defect -> inside(whole, defect.range()));
        examination.ambiguities().forEach(ambiguity -> inside(whole, ambiguity.range()));
        for (MimePart part : message.parts()) {
            part(part, whole);
        }
    }

    private static void part(MimePart part, RawRange whole) {
        inside(whole, part.source().rawCover(part.range()));
        part.path();
        part.disposition();
        part.fieldGroups();
        part.fileNames().forEach(name -> inside(whole, name.range()));
        for (HeaderField field : part.headers()) {
            mapped(field.text(), field.mapped(), whole);
            for (Mailbox mailbox : field.addresses().everyReading()) {
                inside(whole, mailbox.range());
                inside(whole, mailbox.addressRange());
            }
            field.parameters().all().forEach(parameter -> inside(whole, parameter.range()));
            field.date();
            field.received();
            field.identifiers();
            field.unfolded();
        }
        Body body = part.body();
        mapped(body.text(), body.mapped(), whole);
        body.inlineFiles();
        body.charset();
    }

    private static void mapped(String text, MappedText mapped, RawRange whole) {
        if (!text.equals(mapped.text())) {
            throw new AssertionError("two ways to two texts: " + text + " and " + mapped.text());
        }
        if (mapped.map().length() != text.length()) {
            throw new AssertionError("map of " + mapped.map().length() + " for text of " + text.length());
        }
        int middle = text.length() / 2;
        List<RawRange> ranges = mapped.rawRanges(middle, Math.min(middle + 3, text.length()));
        ranges.forEach(range -> inside(whole, range));
    }

    private static void inside(RawRange whole, RawRange range) {
        if (!whole.covers(range)) {
            throw new AssertionError("outside the message: " + range);
        }
    }
}
