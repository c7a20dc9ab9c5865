package dev.cordon.application.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.cordon.application.observables.Scripts;
import dev.cordon.application.reading.Ranges;
import dev.cordon.application.reading.View;
import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Attachment;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.MappedText;

/** What the words want, and which characters in them deceive the eye. */
final class TextAnalyser implements Analyser {

    private static final Phrases PHRASES = Phrases.shipped();
    private static final int RANGES_MAX = 8;
    private static final int AROUND = 20;
    private static final int STEPS_PER_CHARACTER = 2;

    /** The way from a range of characters back to raw bytes. */
    private interface Way {
        List<ByteRange> where(int from, int to);
    }

    private record Wish(FactName fact, String words) {}

    @Override
    public AnalyserName name() {
        return new AnalyserName("text");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        Map<Wish, List<ByteRange>> wishes = new LinkedHashMap<>();
        Optional<HeaderField> subject = material.opened().mime().headers().first("subject");
        if (subject.isPresent()) {
            MappedText mapped = subject.get().mapped();
            Way way = (from, to) -> Ranges.of(mapped.rawRanges(from, to));
            wishes(mapped.text(), way, wishes);
            deceits("subject", mapped.text(), true, way, facts);
        }
        for (Address author : material.message().authors()) {
            deceits("from", author.displayName().text(), true, (_, _) -> List.of(author.where()), facts);
        }
        for (Attachment attachment : material.message().attachments()) {
            deceits("file-name", attachment.fileName(), true, (_, _) -> List.of(), facts);
        }
        for (View view : material.views()) {
            String text = view.body().display();
            if (!meter.steps((long) text.length() * STEPS_PER_CHARACTER)) {
                facts.gap(GapCode.LIMIT_REACHED, "no budget was left to read the text of part " + view.body().part(), List.of());
                break;
            }
            wishes(text, view::whereDisplayed, wishes);
            deceits("text", text, false, view::whereDisplayed, facts);
        }
        wishes.forEach((wish, where) -> facts.text(wish.fact(), wish.words(), where));
        return facts.all();
    }

    private static void wishes(String text, Way way, Map<Wish, List<ByteRange>> wishes) {
        Folded folded = Folded.of(text);
        for (PhraseScanner.Hit hit : PHRASES.scan(folded)) {
            int from = folded.place(hit.from());
            int to = folded.place(hit.to() - 1) + 1;
            Wish wish = new Wish(PHRASES.fact(hit.phrase()), folded.text(hit.from(), hit.to()));
            List<ByteRange> where = wishes.computeIfAbsent(wish, _ -> new ArrayList<>());
            if (where.size() < RANGES_MAX) {
                where.addAll(way.where(from, to));
            }
        }
    }

    // In a field every invisible character is odd. In a text only those between two letters of one word: newsletters pad with them.
    private static void deceits(String place, String text, boolean field, Way way, Facts facts) {
        int wordFrom = 0;
        boolean ascii = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            ascii &= c < 128;
            boolean inWord = Character.isLetterOrDigit(c) || c >= 128 && (Scripts.isInvisible(c) || Character.isSurrogate(c));
            if (c >= 128 && Scripts.isTurning(c) && i < text.length()) {
                facts.texts(FactNames.TEXT_BIDI, way.where(i, i + 1), place, around(text, i));
            }
            if (c >= 128 && isOdd(text, i, field)) {
                facts.texts(FactNames.TEXT_INVISIBLE, way.where(i, i + 1), place, around(text, i));
            }
            if (!inWord) {
                if (!ascii && i - wordFrom > 1 && i - wordFrom < 100 && Scripts.mixes(text.substring(wordFrom, i))) {
                    facts.texts(FactNames.TEXT_MIXED_SCRIPT, way.where(wordFrom, i), place, text.substring(wordFrom, i));
                }
                wordFrom = i + 1;
                ascii = true;
            }
        }
    }

    private static boolean isOdd(String text, int i, boolean field) {
        char c = text.charAt(i);
        if (!Scripts.isInvisible(c) || !field && c == 0xAD) {
            return false;
        }
        boolean between = i > 0 && i + 1 < text.length() && isLatinLike(text.charAt(i - 1)) && isLatinLike(text.charAt(i + 1));
        boolean joiner = c == 0x200D || c == 0x200C || c == 0x200E || c == 0x200F || c == 0xFEFF && i == 0;
        return between || field && !joiner;
    }

    private static boolean isLatinLike(char c) {
        return Character.isLetter(c) && c < 0x530;
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
    }
}
