package dev.cordon.mime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong and what is ambiguous, each once, up to a limit. */
final class Notes {

    private final int max;
    private final Set<Defect> defects = new LinkedHashSet<>(0);
    private final Set<Ambiguity> ambiguities = new LinkedHashSet<>(0);

    Notes(int max) {
        this.max = max;
    }

    /** Notes for a place that nobody will ask about. */
    static Notes none() {
        return new Notes(-1);
    }

    void defect(Source source, MimeDefect kind, int from, int to) {
        if (defects.size() < max) {
            defects.add(new Defect(kind, source.rawCover(from, to)));
        } else if (defects.size() == max) {
            defects.add(new Defect(MimeDefect.DEFECTS_LIMIT, source.rawCover(from, to)));
        }
    }

    void ambiguity(Source source, Ambiguity.Kind kind, int from, int to, String... readings) {
        if (ambiguities.size() < max) {
            ambiguities.add(new Ambiguity(kind, source.rawCover(from, to), List.of(readings)));
        }
    }

    /** Whether notes are taken at all. */
    boolean areTaken() {
        return max >= 0;
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    List<Ambiguity> ambiguities() {
        return List.copyOf(ambiguities);
    }

    /** Adds all notes of another. */
    void addAll(List<Defect> moreDefects, List<Ambiguity> moreAmbiguities) {
        for (Defect defect : moreDefects) {
            if (defects.size() >= max) {
                break;
            }
            defects.add(defect);
        }
        for (Ambiguity ambiguity : moreAmbiguities) {
            if (ambiguities.size() >= max) {
                break;
            }
            ambiguities.add(ambiguity);
        }
    }
}
