package dev.cordon.application.reading;

import java.util.List;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.mime.RawRange;

/** Ranges of the mail library as ranges of the kernel. */
public final class Ranges {

    private Ranges() {
    }

    /** One range. */
    public static ByteRange of(RawRange range) {
        return new ByteRange(range.from(), range.to());
    }

    /** Several, in order. */
    public static List<ByteRange> of(List<RawRange> ranges) {
        return ranges.stream().map(Ranges::of).toList();
    }
}
