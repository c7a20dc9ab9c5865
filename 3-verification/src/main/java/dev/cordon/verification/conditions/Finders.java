package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import java.util.Map;

/** Which analyser finds which facts, so that a fact that is not there can be told from one that nobody looked for. */
final class Finders {

    // By the first word of the fact's name; facts of Initiation and of Verification itself are always looked for.
    private static final Map<String, String> BY_AREA = Map.ofEntries(
            Map.entry("archive", "attachments"),
            Map.entry("attachment", "attachments"),
            Map.entry("from", "headers"),
            Map.entry("header", "headers"),
            Map.entry("html", "html"),
            Map.entry("intent", "text"),
            Map.entry("link", "links"),
            Map.entry("mime", "structure"));

    private static final Map<FactName, String> BY_NAME = Map.of(
            FactNames.CONTENT_CALENDAR, "calendar",
            FactNames.CONTENT_IMAGE, "images",
            FactNames.CONTENT_IMAGE_ONLY, "images");

    private Finders() {}

    /** The analyser's name; empty when the fact is always looked for. */
    static String of(FactName name) {
        String exact = BY_NAME.getOrDefault(name, "");
        if (!exact.isEmpty() || name.value().equals("link.all-strangers")) {
            return exact;
        }
        return BY_AREA.getOrDefault(name.value().substring(0, name.value().indexOf('.')), "");
    }
}
