package dev.cordon.mql.eval;

import dev.cordon.mql.eval.Proof.Bytes;
import dev.cordon.mql.eval.Proof.Fact;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Form;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.value.Printed;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates an expression again, part by part, and keeps what decided it. Slow; only for what a person asks about. */
final class Prover {
    private static final int LETTERS_MOST = 200;
    private static final int LEVELS = 512;

    private final Checked checked;
    private final Compiler compiler = new Compiler(new PatternStore(), false);
    private final Map<Typed, Node> nodes = new IdentityHashMap<>();
    private final Run run = new Run(LEVELS, 0, 0);
    private final String[] itemPaths = new String[LEVELS];

    private Prover(Checked checked, Input input) {
        this.checked = checked;
        run.begin(input);
        run.refuel();
    }

    static Proof prove(Checked checked, Input input) {
        Prover prover = new Prover(checked, input);
        try {
            return prover.prove(checked.tree());
        } catch (Run.OutOfFuel _) {
            return new Proof(checked.source().text(), checked.tree().span(), null, List.of(), List.of(), Set.of(Outcomes.LIMIT));
        }
    }

    private Node node(Typed typed) {
        Node known = nodes.get(typed);
        if (known == null) {
            known = compiler.node(new Graph().add(typed));
            nodes.put(typed, known);
        }
        return known;
    }

    private int test(Typed typed) {
        run.missing = 0;
        return node(typed).test(run);
    }

    private Proof prove(Typed typed) {
        int truth = test(typed);
        Set<String> missing = truth == Node.NULL ? run.names(run.missing) : Set.of();
        List<Proof> parts = switch (typed) {
            case Typed.Not not -> List.of(prove(not.operand()));
            case Typed.Logic logic -> deciding(logic.operands(), truth, logic.operator() == LogicOperator.AND ? Node.FALSE : Node.TRUE);
            case Typed.CountOf count -> count.clauses().stream().filter(c -> test(c) == truth).map(this::prove).toList();
            case Typed.Loop loop when loop.form() == Form.ANY || loop.form() == Form.ALL -> loop(loop, truth);
            default -> List.of();
        };
        List<Fact> facts = new ArrayList<>();
        switch (typed) {
            case Typed.Not _, Typed.Logic _, Typed.CountOf _ -> { /* their parts have them */ }
            case Typed.Loop loop when !parts.isEmpty() -> { /* the item's body has them */ }
            case Typed.Loop loop -> facts(loop.array(), facts);
            default -> facts(typed, facts);
        }
        return new Proof(written(typed), typed.span(), truth == Node.NULL ? null : truth == Node.TRUE, parts, facts, missing);
    }

    /** The operands that decided: one when one is enough, all when it took all; for null those that are null. */
    private List<Proof> deciding(List<Typed> operands, int truth, int enough) {
        List<Proof> parts = new ArrayList<>();
        for (Typed operand : operands) {
            if (test(operand) == truth) {
                parts.add(prove(operand));
                if (truth == enough) {
                    return parts;
                }
            }
        }
        return parts;
    }

    private List<Proof> loop(Typed.Loop loop, int truth) {
        boolean one = (loop.form() == Form.ANY) == (truth == Node.TRUE);
        Object array = node(loop.array()).value(run);
        if (!one || truth == Node.NULL || !(array instanceof List<?> list)) {
            return List.of();
        }
        Object outer = run.items[loop.level()];
        String outerPath = itemPaths[loop.level()];
        try {
            for (int at = 0; at < list.size(); at++) {
                run.items[loop.level()] = list.get(at);
                itemPaths[loop.level()] = path(loop.array()) + "[" + at + "]";
                int item = test(loop.body());
                if (loop.form() == Form.ANY ? item == Node.TRUE : item != Node.TRUE) {
                    return List.of(prove(loop.body()));
                }
            }
            return List.of();
        } finally {
            run.items[loop.level()] = outer;
            itemPaths[loop.level()] = outerPath;
        }
    }

    /** What an expression reads, outside loops of its own. */
    private void facts(Typed typed, List<Fact> facts) {
        if (typed instanceof Typed.Field field) {
            facts.add(fact(field));
            return;
        }
        if (typed instanceof Typed.Item item) {
            facts.add(new Fact(path(item), shortened(run.items[item.level()]), Optional.empty()));
            return;
        }
        if (typed instanceof Typed.Loop loop) {
            facts(loop.array(), facts);
            return;
        }
        Graph.parts(typed).forEach(part -> facts(part, facts));
    }

    private Fact fact(Typed.Field field) {
        Object holder = node(field.of()).value(run);
        Object value = holder instanceof Struct struct ? struct.get(field.field().index()) : null;
        return new Fact(path(field), shortened(value), place(field));
    }

    /** The place of the field, or of the nearest thing around it that has one. */
    private Optional<Bytes> place(Typed typed) {
        if (!(typed instanceof Typed.Field field)) {
            return Optional.empty();
        }
        long place = node(field.of()).value(run) instanceof Struct struct ? struct.placeOf(field.field().index()) : -1;
        return place < 0 ? place(field.of()) : Optional.of(new Bytes((int) (place >>> 32), (int) place));
    }

    private String path(Typed typed) {
        return switch (typed) {
            case Typed.Root _ -> "";
            case Typed.Field field -> joined(path(field.of()), field.field().name());
            case Typed.Item item -> itemPaths[item.level()] == null ? "." : itemPaths[item.level()];
            case Typed.Element element -> path(element.of()) + "[" + shortened(node(element.at()).value(run)) + "]";
            case Typed.Entry entry -> path(entry.of()) + "[" + shortened(node(entry.key()).value(run)) + "]";
            case Typed.JsonEntry entry -> path(entry.of()) + "[" + shortened(node(entry.key()).value(run)) + "]";
            default -> written(typed);
        };
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String written(Typed typed) {
        String text = checked.source().text();
        int start = Math.clamp(typed.span().start(), 0, text.length());
        return text.substring(start, Math.clamp(typed.span().end(), start, text.length()));
    }

    private static String shortened(@Nullable Object value) {
        String printed = Printed.of(value);
        return printed.length() <= LETTERS_MOST ? printed : printed.substring(0, LETTERS_MOST) + "…";
    }
}
