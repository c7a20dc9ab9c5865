package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.Tenant;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.eval.Expression;
import dev.cordon.mql.eval.Found;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.eval.Limits;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Printed;
import dev.cordon.mql.value.Struct;
import dev.cordon.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message, and expressions over it with the values that they have to have. */
final class Case {

    private static final Environment ENVIRONMENT = RuleWorld.environment();
    private static final MailLists LISTS = MailLists.builtin().withOrganisation(List.of("example.org", "mail.partner.example"), List.of(),
            List.of(), Map.of());

    private final Struct message;

    private Case(Struct message) {
        this.message = message;
    }

    /** A message to someone of the organisation {@code example.org}. */
    static Case mail(String... lines) {
        return new Case(Mdm.read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), new Tenant(Set.of("example.org"), Set.of()),
                Arrival.in("ada@example.org")));
    }

    /** A message of which nobody knows whose it is. */
    static Case stray(String... lines) {
        return new Case(Mdm.read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8), Tenant.UNKNOWN, Arrival.UNKNOWN));
    }

    /** A message with a body of HTML. */
    static Case html(String html) {
        return mail("From: Eve <eve@example.net>", "To: ada@example.org", "Content-Type: text/html; charset=utf-8", "", html);
    }

    /** Expressions and their values, in turn. */
    Case is(String... pairs) {
        for (int at = 0; at < pairs.length; at += 2) {
            assertThat(Printed.of(found(pairs[at]).value())).as(pairs[at]).isEqualTo(pairs[at + 1]);
        }
        return this;
    }

    /** Expressions that are true. */
    Case holds(String... expressions) {
        for (String expression : expressions) {
            is(expression, "true");
        }
        return this;
    }

    /** Expressions that are null though nothing was missing. */
    Case isNull(String... expressions) {
        for (String expression : expressions) {
            Found found = found(expression);
            assertThat(Printed.of(found.value())).as(expression).isEqualTo("null");
            assertThat(found.missing()).as(expression).isEmpty();
        }
        return this;
    }

    /** An expression that is null because a capability was missing. */
    Case needs(String capability, String... expressions) {
        for (String expression : expressions) {
            Found found = found(expression);
            assertThat(Printed.of(found.value())).as(expression).isEqualTo("null");
            assertThat(found.missing()).as(expression).contains(capability);
        }
        return this;
    }

    /** The value with what was missing. */
    Found found(String expression) {
        return Expression.compile(checked(expression)).evaluate(new Input(message, Map.of(), NamedLists.from(LISTS::values), Limits.USUAL));
    }

    /** The expression with its types. */
    static Checked checked(String expression) {
        Checked checked = Checker.check(Parser.parse(new SourceText("case", expression)), ENVIRONMENT);
        assertThat(checked.isValid()).as("%s: %s", expression, checked.diagnostics()).isTrue();
        return checked;
    }
}
