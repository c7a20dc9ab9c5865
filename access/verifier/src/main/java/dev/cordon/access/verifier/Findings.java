package dev.cordon.access.verifier;

import java.util.ArrayList;
import java.util.List;

/** Collects findings up to a limit and counts the rest. */
final class Findings {

    private final int max;
    private final List<Finding> list = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long more;

    Findings(int max) {
        this.max = max;
    }

    void add(Finding.Kind kind, String place, String message) {
        if (list.size() < max) {
            list.add(new Finding(kind, place, message));
        } else {
            more++;
        }
    }

    void note(String text) {
        if (notes.size() < 100) {
            notes.add(text);
        }
    }

    boolean none() {
        return list.isEmpty();
    }

    List<Finding> list() {
        return list;
    }

    List<String> notes() {
        return notes;
    }

    long more() {
        return more;
    }
}
