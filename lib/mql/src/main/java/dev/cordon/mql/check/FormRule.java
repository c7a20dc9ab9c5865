package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.Optional;

/** All that is said of one form in one place: its declaration, what it means, examples, and its typing rule. */
abstract class FormRule {
    /** What may stand beside the first argument. */
    enum Body {
        /** Nothing. */ NONE(1, 1),
        /** More arguments of the same type. */ MANY(1, Integer.MAX_VALUE),
        /** A condition for each element. */ CONDITION(2, 2),
        /** Any expression for each element. */ ANYTHING(2, 2),
        /** A number for each element, or nothing. */ NUMBER_OR_NONE(1, 2),
        /** A scalar for each element, or nothing. */ KEY_OR_NONE(1, 2);

        final int least;
        final int most;

        Body(int least, int most) {
            this.least = least;
            this.most = most;
        }
    }

    final Body body;
    final String declaration;
    final String doc;
    final List<Example> examples;

    FormRule(Body body, String declaration, String doc, Example... examples) {
        this.body = body;
        this.declaration = declaration;
        this.doc = doc;
        this.examples = List.of(examples);
    }

    /** Whether a second argument is a body that runs for each element. */
    final boolean loops() {
        return switch (body) {
            case CONDITION, ANYTHING, NUMBER_OR_NONE, KEY_OR_NONE -> true;
            case NONE, MANY -> false;
        };
    }

    /** The type of the whole with a body; only of forms that have one. */
    Type loop(Type element, Type body) {
        throw new IllegalStateException(declaration + " has no body");
    }

    /** The path of the whole with a body: fields of the result are told as fields of what is there. */
    String loopPath(String array, String body) {
        return "";
    }

    /** The type of the whole without a body, or nothing when the argument does not fit. */
    Optional<Type> plain(Type argument) {
        return Optional.empty();
    }

    /** The same for several arguments; what is told here is not told again. */
    Optional<Type> plain(List<Typed> arguments, Checking checking) {
        Typed first = arguments.getFirst();
        Optional<Type> type = plain(first.type());
        if (type.isEmpty()) {
            String word = declaration.substring(0, declaration.indexOf('('));
            checking.error("M063", first.span(), "`" + word + "` does not take " + Fitting.words(first.type()), "", declaration);
        }
        return type;
    }

    /** The path of the whole without a body. */
    String plainPath(String argument) {
        return argument;
    }
}
