package dev.cordon.mql.eval;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.types.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntFunction;

/**
 * Many rules compiled together. Parts that rules share are evaluated once a message; literals that rules look for in the same field are
 * looked for in one pass. Safe for several threads.
 */
public final class Pack {
    private static final int RUNS_MOST = 64;

    private final IntFunction<CheckedRule> rules;
    private final List<Graph.Vertex> vertices;
    private final List<Graph.Vertex> roots;
    private final Node[] nodes;
    private final Compiler compiler;
    private final PatternStore store;
    private final int levels;
    private final int tests;
    private final int values;
    private final ConcurrentLinkedDeque<Run> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean settled;

    private Pack(IntFunction<CheckedRule> rules, List<Graph.Vertex> vertices, List<Graph.Vertex> roots) {
        this.rules = rules;
        this.vertices = List.copyOf(vertices);
        this.roots = List.copyOf(roots);
        this.store = new PatternStore();
        this.compiler = new Compiler(store, true, this::settle);
        int deepest = 0;
        int truths = 0;
        int others = 0;
        for (Graph.Vertex vertex : vertices) {
            switch (vertex.typed) {
                case Typed.Item item -> deepest = Math.max(deepest, item.level());
                case Typed.Loop loop -> deepest = Math.max(deepest, loop.level());
                default -> { }
            }
            if (Compiler.isShared(vertex)) {
                truths += vertex.typed.type() == Scalar.BOOLEAN ? 1 : 0;
                others += vertex.typed.type() == Scalar.BOOLEAN ? 0 : 1;
            }
        }
        this.levels = deepest + 1;
        this.tests = truths;
        this.values = others;
        this.nodes = new Node[roots.size()];
        for (int rule = 0; rule < nodes.length; rule++) {
            nodes[rule] = compiler.node(roots.get(rule));
        }
    }

    /** Compiles rules; each is valid ({@link dev.cordon.mql.check.Checked#isValid}). */
    public static Pack compile(Collection<CheckedRule> rules) {
        List<CheckedRule> copy = List.copyOf(rules);
        Graph graph = new Graph();
        List<Graph.Vertex> roots = new ArrayList<>();
        for (CheckedRule rule : copy) {
            Graph.Vertex root = graph.add(rule.checked().tree());
            root.uses++;
            roots.add(root);
        }
        return new Pack(copy::get, graph.inOrder(), roots);
    }

    /**
     * Writes what {@link #read} makes the same pack of, in the same environment.
     *
     * @return false when something in the rules cannot be written; what was written is worthless then
     */
    public boolean write(ByteWriter out, Environment environment) {
        return new GraphWriter(out, environment).write(vertices, roots);
    }

    /**
     * A pack that was written, without checking its rules again.
     *
     * @param rules gives a rule by its place; asked only for {@link #rule} and {@link #proof}
     * @throws ByteReader.Malformed when this is no such pack
     */
    public static Pack read(ByteReader in, Environment environment, IntFunction<CheckedRule> rules) {
        GraphReader graph = new GraphReader(in, environment);
        List<Graph.Vertex> roots = graph.read();
        return new Pack(rules, graph.vertices(), roots);
    }

    /** How many rules. */
    public int size() {
        return nodes.length;
    }

    /** The rule at a place. */
    public CheckedRule rule(int place) {
        return rules.apply(place);
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
        return Prover.prove(rules.apply(rule).checked(), input);
    }

    /** Makes the tables that are otherwise made after some messages. */
    public void prepare() {
        settle();
        compiler.sites().forEach(Site::prepare);
    }

    /** How many bytes the tables of literals and the automata take now. */
    public long tableBytes() {
        return compiler.sites().stream().mapToLong(Site::bytes).sum() + store.room().bytes();
    }

    private void settle() {
        if (!settled) {
            vertices.forEach(compiler::node);
            settled = true;
        }
    }

    private Run begin(Input input) {
        Run run = idle.pollFirst();
        if (run == null) {
            run = new Run(levels, tests, values);
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
