package dev.cordon.application.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Value;

/** Collects facts, not more than so many of one name, and equal ones once. */
final class Facts {

    static final int EACH_MAX = 40;
    private static final int TEXT_MAX = 500;

    private final List<Evidence> found = new ArrayList<>();
    private final Map<FactName, Integer> counts = new HashMap<>();

    void text(FactName name, String text, List<ByteRange> where) {
        add(new Evidence.Fact(name, new Value.Text(cut(text)), where));
    }

    void texts(FactName name, List<ByteRange> where, String... texts) {
        add(new Evidence.Fact(name, new Value.Texts(List.of(texts).stream().map(Facts::cut).toList()), where));
    }

    void texts(FactName name, List<ByteRange> where, List<String> texts) {
        add(new Evidence.Fact(name, new Value.Texts(texts.stream().map(Facts::cut).toList()), where));
    }

    void number(FactName name, long number, List<ByteRange> where) {
        add(new Evidence.Fact(name, new Value.Number(number), where));
    }

    void flag(FactName name, List<ByteRange> where) {
        add(new Evidence.Fact(name, new Value.Flag(true), where));
    }

    void gap(GapCode code, String what, List<ByteRange> where) {
        found.add(new Evidence.Gap(code, what, where));
    }

    List<Evidence> all() {
        return List.copyOf(found);
    }

    private void add(Evidence.Fact fact) {
        int count = counts.getOrDefault(fact.name(), 0);
        if (count < EACH_MAX && !found.contains(fact)) {
            found.add(fact);
            counts.put(fact.name(), count + 1);
        }
    }

    static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
    }
}
