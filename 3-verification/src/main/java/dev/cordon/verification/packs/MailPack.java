package dev.cordon.verification.packs;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import dev.cordon.mql.eval.Proof;
import dev.cordon.mql.types.Scalar;
import dev.cordon.source.SourceText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of a pack that can run, compiled together. Safe for several threads. */
public final class MailPack {

    /**
     * What the rules say of one message.
     *
     * @param matched rules that are true, in the order of the pack
     * @param undecided rules that could not be decided, and what was missing
     */
    public record Said(List<RuleFile> matched, List<Undecided> undecided) {
        /** Copies the lists. */
        public Said {
            matched = List.copyOf(matched);
            undecided = List.copyOf(undecided);
        }
    }

    /** A rule that could not be decided, and what was missing for it: capabilities, lists with their dollar sign, or {@code limit}. */
    public record Undecided(RuleFile rule, SortedSet<String> missing) {}

    private final List<RuleFile> rules;
    private final Pack compiled;

    private MailPack(List<RuleFile> rules, Pack compiled) {
        this.rules = List.copyOf(rules);
        this.compiled = compiled;
    }

    /** Compiles every rule without mistakes that is not switched off and gives true or false. Queries of other types are left out. */
    public static MailPack compile(RulePack pack) {
        List<RuleFile> rules = new ArrayList<>();
        List<CheckedRule> checked = new ArrayList<>();
        for (LoadedRule loaded : pack.rules()) {
            if (runs(loaded)) {
                RuleFile rule = loaded.rules().getFirst();
                Checked expression = loaded.expressions().getFirst();
                rules.add(rule);
                checked.add(new CheckedRule(rule.id(), expression));
            }
        }
        return new MailPack(rules, Pack.compile(checked));
    }

    /**
     * Writes what {@link #read} makes the same pack of from the same files in the same language.
     *
     * @return false when something in the rules cannot be written; what was written is worthless then
     */
    public boolean write(ByteWriter out, List<SourceText> files, Language language) {
        Map<SourceText, Integer> places = new IdentityHashMap<>();
        files.forEach(file -> places.put(file, places.size()));
        out.number(rules.size());
        for (RuleFile rule : rules) {
            Integer place = places.get(rule.file());
            if (place == null) {
                return false;
            }
            out.number(place);
            KeptRule.write(out, rule);
        }
        return compiled.write(out, language.environment(RuleKind.RULE));
    }

    /**
     * A pack that was written, without reading and checking its rules again.
     *
     * @throws ByteReader.Malformed when this is no such pack
     */
    public static MailPack read(ByteReader in, List<SourceText> files, Language language) {
        List<RuleFile> rules = new ArrayList<>();
        int count = in.count();
        for (int rule = 0; rule < count; rule++) {
            rules.add(KeptRule.read(in, files.get(in.below(files.size()))));
        }
        Pack compiled = Pack.read(in, language.environment(RuleKind.RULE), place -> checked(rules.get(place), language));
        if (compiled.size() != count) {
            throw new ByteReader.Malformed("there are not as many expressions as rules");
        }
        return new MailPack(rules, compiled);
    }

    private static CheckedRule checked(RuleFile rule, Language language) {
        return new CheckedRule(rule.id(), RulePack.load(rule.file(), language).expressions().getFirst());
    }

    private static boolean runs(LoadedRule loaded) {
        return loaded.typed() && loaded.health() != LoadedRule.Health.SWITCHED_OFF
                && loaded.expressions().getFirst().type() == Scalar.BOOLEAN && loaded.rules().getFirst().kind() != RuleKind.TRIAGE_RULE;
    }

    /** The rules that run, in the order of the pack. */
    public List<RuleFile> rules() {
        return rules;
    }

    /** All of them over one message. */
    public Said evaluate(Input input) {
        Outcomes outcomes = compiled.evaluate(input);
        List<RuleFile> matched = new ArrayList<>();
        outcomes.matches().stream().forEach(i -> matched.add(rules.get(i)));
        SortedMap<Integer, Undecided> undecided = new TreeMap<>();
        outcomes.undecided().stream().forEach(i -> undecided.put(i, new Undecided(rules.get(i),
                new TreeSet<>(outcomes.missing().getOrDefault(i, java.util.Set.of())))));
        return new Said(matched, List.copyOf(undecided.values()));
    }

    /** Why a rule of this pack says what it says of a message; computed only when asked. */
    public Proof proof(RuleFile rule, Input input) {
        return compiled.proof(rules.indexOf(rule), input);
    }
}
