package dev.cordon.application.analysis;

import java.util.List;

/** The analysers that run on every message. */
public final class Analysers {

    // keep sorted
    private static final List<Analyser> ALL = List.of(
            new AttachmentAnalyser(),
            new CalendarAnalyser(),
            new HeaderAnalyser(),
            new HtmlAnalyser(),
            new ImageAnalyser(),
            new LinkAnalyser(),
            new StructureAnalyser(),
            new TextAnalyser());

    private Analysers() {
    }

    /** All of them, in the order in which they run. */
    public static List<Analyser> all() {
        return ALL;
    }
}
