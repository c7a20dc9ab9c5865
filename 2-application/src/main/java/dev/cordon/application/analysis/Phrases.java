package dev.cordon.application.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.cordon.kernel.evidence.FactName;

/** The phrases by which a message's wish is told, with the fact that each stands for. They are part of the program. */
final class Phrases {

    private static final String FILE = "phrases.tsv";
    private static final int BYTES_MAX = 1 << 20;

    private final List<FactName> facts = new ArrayList<>();
    private final PhraseScanner scanner;

    private Phrases(String table) {
        List<String> phrases = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.charAt(0) != '#') {
                facts.add(new FactName(line.substring(0, tab)));
                phrases.add(line.substring(tab + 1).strip());
            }
        }
        scanner = new PhraseScanner(phrases);
    }

    /** The phrases that come with the program. */
    static Phrases shipped() {
        try (InputStream in = Phrases.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + FILE);
            }
            return new Phrases(new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of the program itself", e);
        }
    }

    List<PhraseScanner.Hit> scan(Folded text) {
        return scanner.scan(text);
    }

    FactName fact(int phrase) {
        return facts.get(phrase);
    }
}
