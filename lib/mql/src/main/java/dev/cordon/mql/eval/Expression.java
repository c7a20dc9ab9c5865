package dev.cordon.mql.eval;

import dev.cordon.mql.check.Checked;
import java.util.List;

/** One compiled expression of any type. Safe for several threads. */
public final class Expression {
    private final Pack pack;

    private Expression(Pack pack) {
        this.pack = pack;
    }

    /** Compiles an expression without errors. */
    public static Expression compile(Checked checked) {
        return new Expression(Pack.compile(List.of(new CheckedRule("", checked))));
    }

    /** Its value over a message. */
    public Found evaluate(Input input) {
        return pack.evaluate(0, input);
    }

    /** Why it has its value. */
    public Proof proof(Input input) {
        return pack.proof(0, input);
    }
}
