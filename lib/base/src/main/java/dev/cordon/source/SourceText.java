package dev.cordon.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text that a person wrote, with its name and its lines. */
public final class SourceText {

    /**
     * A place as people count.
     *
     * @param line from 1
     * @param column from 1, in Unicode code points
     */
    public record Position(int line, int column) {}

    private final String name;
    private final String text;
    private volatile int @Nullable [] lineStarts;

    /** A text under the name that diagnostics will show, usually a file's path. */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Found when first asked for: most texts are good and nobody asks. */
    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = lineStarts(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** The name that diagnostics show. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The number of lines, at least 1. */
    public int lines() {
        return lineStarts().length;
    }

    /** Where a unit stands; an offset past the end counts as the end. */
    public Position position(int offset) {
        int at = Math.clamp(offset, 0, text.length());
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(starts[line], at) + 1);
    }

    /** One line without its end, counted from 1. */
    public String line(int number) {
        int[] starts = lineStarts();
        int start = starts[number - 1];
        int end = number < starts.length ? starts[number] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }
}
