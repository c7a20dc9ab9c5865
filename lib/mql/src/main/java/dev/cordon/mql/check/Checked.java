package dev.cordon.mql.check;

import dev.cordon.mql.types.Type;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An expression that was checked.
 *
 * @param source the text
 * @param tree the expression; only when there is no error it holds no {@link Typed.Broken}
 * @param diagnostics what is wrong, those of the parser too, in the order of their places
 * @param capabilities what must be there to answer it, sorted: the {@link dev.cordon.mql.function.Signature#capability} of each function
 * @param functions full names of the functions and forms it calls, sorted
 * @param lists names of the named lists it uses, sorted
 * @param fields paths of the data it reads, sorted, such as {@code body.links[].href_url.domain.root_domain}
 */
public record Checked(SourceText source, Typed tree, List<Diagnostic> diagnostics, Set<String> capabilities, Set<String> functions,
                      Set<String> lists, Set<String> fields) {
    /** Copies and sorts. */
    public Checked {
        diagnostics = List.copyOf(diagnostics);
        capabilities = Collections.unmodifiableSet(new TreeSet<>(capabilities));
        functions = Collections.unmodifiableSet(new TreeSet<>(functions));
        lists = Collections.unmodifiableSet(new TreeSet<>(lists));
        fields = Collections.unmodifiableSet(new TreeSet<>(fields));
    }

    /** Its static type. */
    public Type type() {
        return tree.type();
    }

    /** Whether it can be compiled. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}
