package dev.cordon.testkit.providers.google;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One request, taken apart.
 *
 * @param id the method's id in the discovery document
 * @param path the segments after the version
 * @param query each option with its values, in order
 * @param json the body when it is JSON, else an empty object
 * @param body the body as it came
 * @param type its Content-Type
 * @param subject whom the token acts as; the service account itself without delegation
 */
record GoogleCall(String id, List<String> path, Map<String, List<String>> query, JsonNode json, byte[] body, String type, String subject) {
    /** The first value of an option; empty when it is not given. */
    String option(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    int number(String name, int usual, int max) throws GoogleRefusal {
        String text = option(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, max);
        } catch (NumberFormatException e) {
            throw GoogleRefusal.invalid("Invalid value for " + name);
        }
    }

    /** A segment of the path; empty when there is none. */
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }
}
