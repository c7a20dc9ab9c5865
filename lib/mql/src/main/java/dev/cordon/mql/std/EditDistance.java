package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** V. Levenshtein's distance in code points, two rows at a time. */
abstract sealed class EditDistance implements MqlFunction permits StringsLevenshtein, StringsIlevenshtein {
    private final Signature signature;
    private final boolean ignoreCase;

    EditDistance(Declare declare, boolean ignoreCase) {
        this.signature = declare.text("a", "One text.").text("b", "The other.").gives(Scalar.INTEGER);
        this.ignoreCase = ignoreCase;
    }

    @Override public final Signature signature() {
        return signature;
    }

    @Override public final @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String a) || !(call.argument(1) instanceof String b)) {
            return null;
        }
        int[] first = points(a);
        int[] second = points(b);
        call.spend(1 + (long) first.length * second.length / 2);
        return (long) distance(first, second);
    }

    private int[] points(String text) {
        return (ignoreCase ? Folding.fold(text) : text).codePoints().toArray();
    }

    private static int distance(int[] a, int[] b) {
        int[] above = new int[b.length + 1];
        int[] row = new int[b.length + 1];
        for (int column = 0; column <= b.length; column++) {
            above[column] = column;
        }
        for (int line = 1; line <= a.length; line++) {
            row[0] = line;
            for (int column = 1; column <= b.length; column++) {
                int change = above[column - 1] + (a[line - 1] == b[column - 1] ? 0 : 1);
                row[column] = Math.min(change, 1 + Math.min(above[column], row[column - 1]));
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[b.length];
    }
}
