package dev.cordon.application.exploding;

import java.util.List;

import dev.cordon.files.FileType;
import dev.cordon.kernel.evidence.Evidence;

/**
 * What one file is and holds.
 *
 * @param type its type by its own bytes, {@link FileType#UNKNOWN} when nothing recognised it
 * @param evidence what was found in it, and what could not be found out
 */
public record Exploded(String type, List<Evidence> evidence) {

    /** Copies the list. */
    public Exploded {
        evidence = List.copyOf(evidence);
    }
}
