package dev.cordon.verification.packs;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.functions.MailFunctions;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.std.StandardFunctions;
import dev.cordon.mql.types.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What rules can name in this product: the data model, the functions, and the named lists; and what of it is answered here. */
public final class Language {
    private final Functions functions;
    private final Environment messages;
    private final Environment triage;
    private final Set<String> answered;

    private Language(Functions functions, Environment messages, Environment triage, Set<String> answered) {
        this.functions = functions;
        this.messages = messages;
        this.triage = triage;
        this.answered = Set.copyOf(answered);
    }

    /**
     * The language as this build has it.
     *
     * @param providers functions that answer what the data model only declares
     * @param lists the named lists and their types
     */
    public static Language of(List<? extends MqlFunction> providers, Map<String, Type> lists) {
        Functions functions = Functions.of(StandardFunctions.all()).with(MailFunctions.with(providers));
        Environment.Patterns patterns = pattern -> Regex.problem(pattern).map(p -> new Environment.Flaw(p.message(), p.offset()));
        Environment.Lists known = Environment.Lists.of(lists);
        Set<String> answered = new TreeSet<>();
        providers.forEach(f -> answered.add(f.signature().capability()));
        return new Language(functions, new Environment(Schema.MESSAGE, Map.of(), functions, known, patterns),
                new Environment(Schema.MESSAGE, new HashMap<>(Schema.extraRoots()), functions, known, patterns), answered);
    }

    /** What a rule of this kind can name. */
    public Environment environment(RuleKind kind) {
        return kind == RuleKind.TRIAGE_RULE ? triage : messages;
    }

    /** All functions. */
    public Functions functions() {
        return functions;
    }

    /** Capabilities that something here answers. */
    public Set<String> answered() {
        return answered;
    }

    /** Capabilities that rules can ask for and nothing here answers, sorted. */
    public List<String> unanswered() {
        Set<String> all = new TreeSet<>();
        functions.all().forEach(f -> all.add(f.signature().capability()));
        all.remove("");
        all.removeAll(answered);
        return new ArrayList<>(all);
    }
}
