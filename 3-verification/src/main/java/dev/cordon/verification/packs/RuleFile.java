package dev.cordon.verification.packs;

import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One rule as its file says it. Labels are free text and kept as written. What the file does not say is the empty text or list.
 *
 * @param file the file's text under its path
 * @param contentHash SHA-256 of the file's bytes in UTF-8, hexadecimal, lower case
 * @param id the file's own id, else its path: unique in a pack
 * @param name for people
 * @param kind what it is for
 * @param source the expression
 * @param placement where the expression stands in the file
 * @param severity informational, low, medium, high, critical, or empty
 * @param description for people
 * @param active whether it is meant to run
 * @param labels texts by key: {@code attack_types}, {@code tactics_and_techniques}, {@code detection_methods}, {@code tags},
 *     {@code references}, {@code false_positives}, {@code default_actions}
 * @param authors who wrote it: each a map from {@code name}, {@code twitter}, {@code github}, {@code linkedin}, {@code email}
 * @param triggers of a triage rule: the keys that begin with {@code triage_} and are true
 * @param internalType of an automation that ships with the product
 * @param others keys that are not known here, kept as they are
 */
public record RuleFile(SourceText file, String contentHash, String id, String name, RuleKind kind, String source, Placement placement,
                       String severity, String description, boolean active, SortedMap<String, List<String>> labels,
                       List<Map<String, String>> authors, SortedSet<String> triggers, String internalType, List<YamlNode.Entry> others) {
    /** Copies what it holds. */
    public RuleFile {
        SortedMap<String, List<String>> copied = new TreeMap<>();
        labels.forEach((key, values) -> copied.put(key, List.copyOf(values)));
        labels = java.util.Collections.unmodifiableSortedMap(copied);
        authors = authors.stream().map(Map::copyOf).toList();
        triggers = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(triggers));
        others = List.copyOf(others);
    }

    /** Severities from the least to the most. */
    public static final List<String> SEVERITIES = List.of("informational", "low", "medium", "high", "critical");

    /** Keys whose value is a list of texts. */
    static final Set<String> LABELS = Set.of("attack_types", "tactics_and_techniques", "detection_methods", "tags", "references",
            "false_positives",
            "default_actions");

    /** Keys that switch a trigger of a triage rule on. */
    static final Set<String> TRIGGERS = Set.of("triage_abuse_reports", "triage_classification_changes", "triage_asa_complete",
            "triage_flagged_messages", "triage_ade_complete", "triage_email_bomb", "triage_dlp_rule_matched");

    /** The path of the file. */
    public String path() {
        return file.name();
    }

    /** Labels under a key; empty when there are none. */
    public List<String> labels(String key) {
        return labels.getOrDefault(key, List.of());
    }
}
