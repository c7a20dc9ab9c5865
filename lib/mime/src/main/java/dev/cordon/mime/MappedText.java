package dev.cordon.mime;

import java.util.List;

/**
 * Decoded text that knows where in the raw message each of its characters came from.
 *
 * @param text the text; positions are UTF-16 units
 * @param source the bytes the map leads to
 * @param map from positions in the text to offsets in the source
 * @param defects what was wrong with it
 */
public record MappedText(String text, Source source, OffsetMap map, List<Defect> defects) {

    /** The ranges of the raw message that a range of the text came from. */
    public List<RawRange> rawRanges(int from, int to) {
        return map.sourceOf(from, to).stream().flatMap(range -> source.rawRanges(range).stream()).toList();
    }
}
