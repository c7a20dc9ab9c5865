package dev.cordon.application.reading;

import java.util.Arrays;
import java.util.List;

/** What a person sees of an HTML text, where each character of it is written, and what a person does not see. */
public final class Display {

    /**
     * A stretch of words that nobody sees.
     *
     * @param text the words
     * @param from where they begin in the text as written
     * @param to where they end
     * @param why the first cause in stable words: attribute, color, display, font-size, off-screen, opacity, size, visibility
     */
    public record Hidden(String text, int from, int to, String why) {}

    private final String text;
    private final int[] places;
    private final List<Hidden> hidden;
    private final int remoteImages;
    private final boolean complete;

    private Display(String text, int[] places, List<Hidden> hidden, int remoteImages, boolean complete) {
        this.text = text;
        this.places = places;
        this.hidden = List.copyOf(hidden);
        this.remoteImages = remoteImages;
        this.complete = complete;
    }

    /** The words seen; blocks stand on lines of their own. */
    public String text() {
        return text;
    }

    /** Where a character of the text is written; the end for positions beyond it. */
    public int written(int position) {
        return places.length == 0 ? 0 : places[Math.min(position, places.length - 1)];
    }

    /** What nobody sees. */
    public List<Hidden> hidden() {
        return hidden;
    }

    /** How many images would be fetched from elsewhere. */
    public int remoteImages() {
        return remoteImages;
    }

    /** False when a limit ended it. */
    public boolean complete() {
        return complete;
    }

    /** Collects words, white space joined as browsers do (CSS Text 3 §4.1). */
    static final class Builder {
        private final StringBuilder out = new StringBuilder();
        private int[] places = new int[256];
        private boolean blank = true;

        void character(char c, int place) {
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                if (!blank) {
                    put(' ', place);
                    blank = true;
                }
                return;
            }
            put(c, place);
            blank = false;
        }

        void lineEnd(int place) {
            int length = out.length();
            if (length > 0 && out.charAt(length - 1) == ' ') {
                out.setLength(length - 1);
            }
            if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                put('\n', place);
            }
            blank = true;
        }

        int length() {
            return out.length();
        }

        Display build(List<Hidden> hidden, int remoteImages, boolean complete) {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) <= ' ') {
                end--;
            }
            return new Display(out.substring(0, end), Arrays.copyOf(places, end), hidden, remoteImages, complete);
        }

        private void put(char c, int place) {
            if (out.length() == places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[out.length()] = place;
            out.append(c);
        }
    }
}
