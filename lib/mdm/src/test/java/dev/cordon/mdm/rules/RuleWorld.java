package dev.cordon.mdm.rules;

import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.Tenant;
import dev.cordon.mdm.functions.MailFunctions;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.Corpus;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Limits;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.std.StandardFunctions;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The public rules, checked, and messages to run them over. */
final class RuleWorld {
    private static final Tenant TENANT = new Tenant(Set.of("example.org"), Set.of());
    private static final MailLists LISTS = MailLists.builtin().withOrganisation(List.of("example.org"), List.of(), List.of(), Map.of());
    private static final NamedLists NAMED = NamedLists.from(LISTS::values);

    private RuleWorld() {}

    static Environment environment() {
        Functions functions = Functions.of(StandardFunctions.all()).with(MailFunctions.with(List.of()));
        return new Environment(Schema.MESSAGE, new HashMap<String, Type>(Schema.extraRoots()), functions,
            Environment.Lists.of(LISTS.types()),
            pattern -> Regex.problem(pattern).map(p -> new Environment.Flaw(p.message(), p.offset())));
    }

    /** All valid rules whose file begins so. */
    static List<CheckedRule> rules(String prefix) {
        Environment environment = environment();
        List<CheckedRule> rules = new ArrayList<>();
        for (Corpus.Rule rule : Corpus.rules()) {
            if (rule.file().startsWith(prefix)) {
                Checked checked = Checker.check(Parser.parse(new SourceText(rule.file(), rule.source())), environment);
                if (checked.isValid()) {
                    rules.add(new CheckedRule(rule.file(), checked));
                }
            }
        }
        return rules;
    }

    static Input input(byte[] raw) {
        return new Input(Mdm.read(raw, TENANT, Arrival.in("someone@example.org")), Map.of(), NAMED, Limits.USUAL);
    }

    /** The sample messages beside the rules. */
    static Path samples() {
        return Corpus.folder().resolve("emls");
    }

    /** Messages in a folder, every so many, or the samples beside the rules. */
    static List<byte[]> messages(Path folder, int every) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".eml")).sorted().toList();
            List<byte[]> messages = new ArrayList<>();
            for (int at = 0; at < all.size(); at += every) {
                messages.add(Files.readAllBytes(all.get(at)));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
