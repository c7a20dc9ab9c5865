package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class SegmentsTest {

    /** Together the segments are the message, and each is what the tree says it is. */
    static void assertLossless(MimeMessage message) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Segment> segments = message.segments();
        for (Segment segment : segments) {
            all.writeBytes(message.source().copy(segment.range()));
        }
        assertThat(all.toByteArray()).isEqualTo(message.source().bytes());
        Set<Segment> set = new HashSet<>(segments);
        int fields = 0;
        int bodies = 0;
        for (MimePart part : message.parts()) {
            if (!part.source().isRaw()) {
                continue;
            }
            fields += part.headers().size();
            for (HeaderField field : part.headers()) {
                assertThat(set).contains(new Segment(Segment.Kind.FIELD, field.range()));
            }
            expect(set, Segment.Kind.SEPARATOR, part.separatorRange());
            expect(set, Segment.Kind.DELIMITER, part.delimiterRange());
            boolean readHere = !part.children().isEmpty() && part.children().getFirst().source().isRaw();
            if (part.kind() == MimePart.Kind.MULTIPART && !part.isDecoded()) {
                expect(set, Segment.Kind.PREAMBLE, part.preambleRange());
            } else if (!readHere && !part.bodyRange().isEmpty()) {
                bodies++;
                expect(set, Segment.Kind.BODY, part.bodyRange());
            }
        }
        assertThat(segments.stream().filter(segment -> segment.kind() == Segment.Kind.FIELD)).hasSize(fields);
        assertThat(segments.stream().filter(segment -> segment.kind() == Segment.Kind.BODY)).hasSize(bodies);
    }

    private static void expect(Set<Segment> set, Segment.Kind kind, RawRange range) {
        if (!range.isEmpty()) {
            assertThat(set).contains(new Segment(kind, range));
        }
    }

    @Test
    void namesEveryStretch() {
        MimeMessage message = Mail.read("From x\nContent-Type: multipart/mixed; boundary=b\n\npre\n--b\n\none\n--b--\nepi");
        assertThat(message.segments()).extracting(segment -> segment.kind() + ":" + Mail.raw(message, segment.range()))
                .containsExactly("MBOX_LINE:From x\n", "FIELD:Content-Type: multipart/mixed; boundary=b\n", "SEPARATOR:\n",
                        "PREAMBLE:pre", "DELIMITER:\n--b\n", "SEPARATOR:\n", "BODY:one", "CLOSE_DELIMITER:\n--b--\n", "EPILOGUE:epi");
    }
}
