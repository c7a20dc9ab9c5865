package dev.cordon.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The body of one part with its transfer encoding undone, and as text with its charset undone. Text is decoded when it is
 * first asked for, and so is the map that leads back to the raw message.
 */
public final class Body {

    private final MimePart part;
    private final Decoded decoded;
    private final boolean cut;
    private @Nullable String text;
    private @Nullable OffsetMap map;

    private Body(MimePart part, Decoded decoded, boolean cut) {
        this.part = part;
        this.decoded = decoded;
        this.cut = cut;
    }

    static Body of(MimePart part) {
        return new Body(part, run(part, OffsetMap.Builder.OFF, Notes.none()), isOverLimit(part));
    }

    private static Decoded run(MimePart part, OffsetMap.Builder map, Notes notes) {
        Source source = part.source();
        byte[] in = source.bytes();
        int from = part.bodyRange().from();
        int to = part.bodyRange().to();
        if (isOverLimit(part)) {
            notes.defect(source, MimeDefect.DECODED_LIMIT, from, to);
            to = from + source.terms().limits().decodedBytesMax();
        }
        return switch (part.transferEncoding()) {
            case BASE64 -> Base64.decode(source, in, from, to, source.terms().has(Convention.BASE64_STOPS_AT_PADDING), map, notes);
            case QUOTED_PRINTABLE -> QuotedPrintable.decode(source, in, from, to, map, notes);
            case UUENCODE -> Uuencode.decode(source, in, from, to, map, notes);
            case SEVEN_BIT, EIGHT_BIT, BINARY, UNKNOWN -> {
                map.add(to - from, from, 1, 1);
                yield new Decoded(in, from, to);
            }
        };
    }

    private static boolean isOverLimit(MimePart part) {
        return part.bodyRange().length() > part.source().terms().limits().decodedBytesMax();
    }

    /** The part it is the body of. */
    public MimePart part() {
        return part;
    }

    /** How many decoded bytes there are. */
    public int length() {
        return decoded.to() - decoded.from();
    }

    /** Whether the body was longer than the limit, so that only its beginning was decoded. */
    public boolean isCut() {
        return cut;
    }

    /** The decoded bytes, copied. */
    public byte[] bytes() {
        return Arrays.copyOfRange(decoded.bytes(), decoded.from(), decoded.to());
    }

    /** The name of the charset its text is really read with, in lower case. */
    public String charset() {
        return reader().effective(decoded.bytes(), decoded.from(), decoded.to()).name();
    }

    /** Its text, as the declared charset has it; what says ASCII and is not is read as UTF-8 or else windows-1252. */
    public String text() {
        String known = text;
        if (known == null) {
            known = reader().decode(decoded.bytes(), decoded.from(), decoded.to());
            text = known;
        }
        return known;
    }

    /** The same text, with the way back to the raw message and with all that was wrong in the encodings. */
    public MappedText mapped() {
        OffsetMap.Builder chars = new OffsetMap.Builder();
        byte[] bytes = decoded.bytes();
        String same = reader().decode(bytes, decoded.from(), decoded.to(), chars);
        OffsetMap whole = isIdentity() ? chars.build() : chars.build().over(map());
        return new MappedText(same, part.source(), whole, defects());
    }

    /** The ranges of the raw message that a range of decoded bytes came from. */
    public List<RawRange> rawRanges(int from, int to) {
        return map().sourceOf(from, to).stream().flatMap(range -> part.source().rawRanges(range).stream()).toList();
    }

    /** The uuencoded blocks that stand in a text, as files inside it. */
    public List<InlineFile> inlineFiles() {
        List<InlineFile> files = new ArrayList<>();
        for (RawRange block : Uuencode.blocks(decoded.bytes(), decoded.from(), decoded.to())) {
            Decoded inner = Uuencode.decode(part.source(), decoded.bytes(), block.from(), block.to(), OffsetMap.Builder.OFF,
                    Notes.none());
            int shift = decoded.from();
            files.add(new InlineFile(Uuencode.name(decoded.bytes(), block.from(), block.to()),
                    new RawRange(block.from() - shift, block.to() - shift),
                    Arrays.copyOfRange(inner.bytes(), inner.from(), inner.to())));
        }
        return files;
    }

    /**
     * A file that stands uuencoded inside a text.
     *
     * @param name the name on its begin line
     * @param range its place in the decoded bytes of the body
     * @param bytes the file
     */
    public record InlineFile(String name, RawRange range, byte[] bytes) {
    }

    /** What is wrong with its transfer encoding and charset. */
    public List<Defect> defects() {
        Notes notes = new Notes(part.source().terms().limits().defectsMax());
        examine(notes);
        return notes.defects();
    }

    void examine(Notes notes) {
        run(part, OffsetMap.Builder.OFF, notes);
        CharsetChecks.note(this, notes);
    }

    Decoded decoded() {
        return decoded;
    }

    CharsetReader reader() {
        return Charsets.of(part.contentType().charset());
    }

    /** From decoded bytes to the source of the part. */
    OffsetMap map() {
        OffsetMap known = map;
        if (known == null) {
            OffsetMap.Builder builder = new OffsetMap.Builder();
            run(part, builder, Notes.none());
            known = builder.build();
            map = known;
        }
        return known;
    }

    private boolean isIdentity() {
        return decoded.bytes() == part.source().bytes();
    }
}
