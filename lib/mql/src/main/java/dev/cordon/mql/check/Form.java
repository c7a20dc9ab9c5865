package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form of the language that looks like a function and is none: it has a body that runs once an element, or a type that follows its
 * arguments. What is said of each, and its typing rule, is in a class of its own; its evaluation in {@code dev.cordon.mql.eval}.
 */
public enum Form {
    /** Whether one element fits. */ ANY(new AnyForm()),
    /** Whether every element fits. */ ALL(new AllForm()),
    /** The elements that fit. */ FILTER(new FilterForm()),
    /** An expression for each element. */ MAP(new MapForm()),
    /** The share of elements that fit. */ RATIO(new RatioForm()),
    /** Without repetitions. */ DISTINCT(new DistinctForm()),
    /** The sum. */ SUM(new SumForm()),
    /** How long. */ LENGTH(new LengthForm()),
    /** Arrays of arrays as one. */ FLATTEN(new FlattenForm()),
    /** The first that is something. */ COALESCE(new CoalesceForm()),
    /** The keys. */ KEYS(new KeysForm()),
    /** The values. */ VALUES(new ValuesForm());

    @SuppressWarnings("ImmutableEnumChecker") // all its fields are final texts and unchangeable lists
    private final FormRule rule;

    Form(FormRule rule) {
        this.rule = rule;
    }

    FormRule rule() {
        return rule;
    }

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its declaration for people. */
    public String declaration() {
        return rule.declaration;
    }

    /** What it does, with its treatment of null. */
    public String doc() {
        return rule.doc;
    }

    /** Expressions with their value, each run as a test. */
    public List<Example> examples() {
        return rule.examples;
    }

    /** Whether a second argument is a body that runs for each element. */
    public boolean loops() {
        return rule.loops();
    }

    /** The form of that name. */
    public static Optional<Form> named(String word) {
        for (Form form : values()) {
            if (form.word().equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
