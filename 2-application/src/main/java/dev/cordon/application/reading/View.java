package dev.cordon.application.reading;

import java.util.List;
import java.util.function.Supplier;

import org.jsoup.nodes.Document;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.message.BodyText;
import dev.cordon.mime.MappedText;

/** One text of a message, with the way from each character that a person sees back to the raw bytes. */
public sealed interface View {

    /** The text itself. */
    BodyText body();

    /** Whether it came as a file instead of as the message's own text. */
    boolean attached();

    /** The raw bytes of a range of the display text. */
    List<ByteRange> whereDisplayed(int from, int to);

    /** The raw bytes of a range of the text as written. */
    List<ByteRange> whereWritten(int from, int to);

    /** A way back that is built at most once, and only when something was found. */
    final class Way {
        private final Supplier<MappedText> source;
        private final List<MappedText> built = new java.util.ArrayList<>(1);

        Way(Supplier<MappedText> source) {
            this.source = source;
        }

        List<ByteRange> where(int from, int to) {
            if (built.isEmpty()) {
                built.add(source.get());
            }
            return Ranges.of(built.getFirst().rawRanges(from, to));
        }
    }

    /** Plain text: what is written is what is seen. */
    record Plain(BodyText body, boolean attached, Way way) implements View {
        @Override
        public List<ByteRange> whereDisplayed(int from, int to) {
            return way.where(from, to);
        }

        @Override
        public List<ByteRange> whereWritten(int from, int to) {
            return way.where(from, to);
        }
    }

    /**
     * HTML, parsed.
     *
     * @param document the tree, with positions in the text as written
     * @param display what a person sees and where it is written
     */
    record Html(BodyText body, boolean attached, Way way, Document document, Display display) implements View {
        @Override
        public List<ByteRange> whereDisplayed(int from, int to) {
            return from >= to ? List.of() : way.where(display.written(from), display.written(to - 1) + 1);
        }

        @Override
        public List<ByteRange> whereWritten(int from, int to) {
            return way.where(from, to);
        }
    }
}
