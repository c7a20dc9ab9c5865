package dev.cordon.mql.eval;

import dev.cordon.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an expression has its value: only the parts that decided it.
 *
 * @param text the expression as written
 * @param span where in the rule
 * @param truth true, false, or null
 * @param parts the parts that decided it
 * @param facts what it read itself
 * @param missing capabilities that were missing, when it is null for that
 */
public record Proof(String text, Span span, @Nullable Boolean truth, List<Proof> parts, List<Fact> facts, Set<String> missing) {
    /** Copies. */
    public Proof {
        parts = List.copyOf(parts);
        facts = List.copyOf(facts);
        missing = Set.copyOf(missing);
    }

    /**
     * Something read from the message.
     *
     * @param path such as {@code body.links[3].href_url.domain.root_domain}
     * @param value as the language writes it, cut when it is long
     * @param place the raw bytes of the message it was read from, when that is known
     */
    public record Fact(String path, String value, Optional<Bytes> place) {}

    /** Bytes of the raw message: the first, and the first after. */
    public record Bytes(int start, int end) {}

    /** All facts, those of the parts too, each path once, in order. */
    public List<Fact> allFacts() {
        java.util.Map<String, Fact> all = new java.util.LinkedHashMap<>();
        collect(all);
        return List.copyOf(all.values());
    }

    private void collect(java.util.Map<String, Fact> all) {
        facts.forEach(f -> all.putIfAbsent(f.path(), f));
        parts.forEach(p -> p.collect(all));
    }
}
