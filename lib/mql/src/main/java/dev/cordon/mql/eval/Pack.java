package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.PatternStore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Many rules compiled together. Parts that rules share are evaluated once a message; literals that rules look for in the same field are
 * looked for in one pass. Safe for several threads.
 */
public final class Pack {
    private static final int RUNS_MOST = 64;

    private final List<CheckedRule> rules;
    private final Node[] nodes;
    private final Compiler compiler;
    private final PatternStore store;
    private final ConcurrentLinkedDeque<Run> idle = new ConcurrentLinkedDeque<>();

    private Pack(List<CheckedRule> rules) {
        this.rules = List.copyOf(rules);
        this.store = new PatternStore();
        this.compiler = new Compiler(store, true);
        Graph graph = new Graph();
        List<Graph.Vertex> roots = new ArrayList<>();
        for (CheckedRule rule : this.rules) {
            Graph.Vertex root = graph.add(rule.checked().tree());
            root.uses++;
            roots.add(root);
        }
        this.nodes = roots.stream().map(compiler::node).toArray(Node[]::new);
    }

    /** Compiles rules; each is valid ({@link dev.cordon.mql.check.Checked#isValid}). */
    public static Pack compile(Collection<CheckedRule> rules) {
        return new Pack(List.copyOf(rules));
    }

    /** How many rules. */
    public int size() {
        return nodes.length;
    }

    /** The rule at a place. */
    public CheckedRule rule(int place) {
        return rules.get(place);
    }

    /** All rules over one message. */
    public Outcomes evaluate(Input input) {
        BitSet matches = new BitSet(nodes.length);
        BitSet undecided = new BitSet();
        Map<Integer, Set<String>> missing = new HashMap<>();
        Run run = begin(input);
        for (int rule = 0; rule < nodes.length; rule++) {
            run.refuel();
            try {
                int truth = nodes[rule].test(run);
                if (truth == Node.TRUE) {
                    matches.set(rule);
                } else if (truth == Node.NULL && run.missing != 0) {
                    undecided.set(rule);
                    missing.put(rule, run.names(run.missing));
                }
            } catch (Run.OutOfFuel _) {
                undecided.set(rule);
                missing.put(rule, Set.of(Outcomes.LIMIT));
            }
        }
        end(run);
        return new Outcomes(matches, undecided, missing);
    }

    /** The value of one rule. */
    public Found evaluate(int rule, Input input) {
        Run run = begin(input);
        run.refuel();
        Found found;
        try {
            Object value = nodes[rule].value(run);
            found = new Found(value, value == null ? run.names(run.missing) : Set.of());
        } catch (Run.OutOfFuel _) {
            found = new Found(null, Set.of(Outcomes.LIMIT));
        }
        end(run);
        return found;
    }

    /** Why a rule has its value. */
    public Proof proof(int rule, Input input) {
        return Prover.prove(rules.get(rule).checked(), input);
    }

    /** Makes the tables that are otherwise made after some messages. */
    public void prepare() {
        compiler.sites().forEach(Site::prepare);
    }

    /** How many bytes the tables of literals and the automata take now. */
    public long tableBytes() {
        return compiler.sites().stream().mapToLong(Site::bytes).sum() + store.room().bytes();
    }

    private Run begin(Input input) {
        Run run = idle.pollFirst();
        if (run == null) {
            run = new Run(compiler.levels(), compiler.tests(), compiler.values());
        }
        run.begin(input);
        return run;
    }

    /** Only after no exception: a run that one of ours broke is not used again. */
    private void end(Run run) {
        run.end();
        if (idle.size() < RUNS_MOST) {
            idle.addFirst(run);
        }
        store.room().tidy();
    }
}
