package dev.cordon.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in which offsets are counted: the raw message itself, or the decoded body of an encoded message inside it. Nothing is
 * copied; whoever hands bytes to the reader must not change them afterwards.
 */
public final class Source {

    private final byte[] bytes;
    private final Source parent;
    private final OffsetMap toParent;
    private final Terms terms;

    private Source(byte[] bytes, Source parent, OffsetMap toParent, Terms terms) {
        this.bytes = bytes;
        this.parent = parent;
        this.toParent = toParent;
        this.terms = terms;
    }

    private Source(byte[] bytes, Terms terms) {
        this.bytes = bytes;
        this.parent = this;
        this.toParent = OffsetMap.EMPTY;
        this.terms = terms;
    }

    static Source raw(byte[] bytes, Terms terms) {
        return new Source(bytes, terms);
    }

    Source decoded(byte[] inner, OffsetMap map) {
        return new Source(inner, this, map, terms);
    }

    /** The raw message this was decoded from; itself when it is that. */
    Source root() {
        Source at = this;
        while (!at.isRaw()) {
            at = at.parent;
        }
        return at;
    }

    Terms terms() {
        return terms;
    }

    /** The bytes themselves, shared with the caller of the reader: never to be written to. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /** Whether this is the raw message, not something decoded from it. */
    public boolean isRaw() {
        return parent == this;
    }

    /** A copy of a range. */
    public byte[] copy(RawRange range) {
        return java.util.Arrays.copyOfRange(bytes, range.from(), range.to());
    }

    /** A range as text in which each byte is one character (ISO-8859-1), for showing and for tests. */
    public String latin1(RawRange range) {
        return latin1(range.from(), range.to());
    }

    String latin1(int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    /** The ranges of the raw message that a range of these bytes came from. */
    public List<RawRange> rawRanges(RawRange range) {
        List<RawRange> ranges = new ArrayList<>(List.of(range));
        for (Source at = this; !at.isRaw(); at = at.parent) {
            List<RawRange> outer = new ArrayList<>();
            for (RawRange one : ranges) {
                if (one.isEmpty()) {
                    outer.add(at.toParent.coverOf(one.from(), one.to()));
                } else {
                    outer.addAll(at.toParent.sourceOf(one.from(), one.to()));
                }
            }
            ranges = outer;
        }
        return List.copyOf(ranges);
    }

    /** The smallest range of the raw message that covers what a range of these bytes came from. */
    public RawRange rawCover(RawRange range) {
        return rawCover(range.from(), range.to());
    }

    RawRange rawCover(int from, int to) {
        RawRange range = new RawRange(from, Math.max(from, to));
        for (Source at = this; !at.isRaw(); at = at.parent) {
            range = at.toParent.coverOf(range.from(), range.to());
        }
        return range;
    }
}
