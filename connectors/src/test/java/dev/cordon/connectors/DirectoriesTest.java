package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.desk.Accounts;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.act.AccountActor;
import dev.cordon.kernel.port.read.Directory;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.google.GoogleShapes;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who works here, and what shows that an account was taken over; every exchange checked against the vendors' descriptions. */
final class DirectoriesTest {
    private static final String ALICE = "alice@example.test";
    private static final String ADMIN = "root@example.test";
    private static final String READER = "11111111-0000-4000-8000-000000000001";
    private static final DirectoryConfig WISH = new DirectoryConfig(List.of("fake"), "board@example.test", ADMIN, Duration.ofHours(6));

    private static ConnectorConfig microsoft(FakeGraph fake) {
        MicrosoftLogin one = MicrosoftLogin.withSecret(READER, Secret.of("s"));
        return GraphFakeContractTest.config(GraphFakeContractTest.tenant(fake, one, one, MicrosoftNotices.NONE));
    }

    private static FakeGraph graph(String... roles) {
        return FakeGraph.start(InstantSource.system()).mailbox(ALICE, "bob@example.test").app(READER, "s", roles)
                .person(ALICE, "Alice Adams", "Chair").person("bob@example.test", "Bob Berg", "").group("board@example.test", ALICE);
    }

    private static void check(Optional<GraphShapes> shapes) {
        shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
    }

    @Test void aMicrosoftDirectoryTellsDomainsPeopleAndTheProtectedOnes() {
        try (FakeGraph fake = graph("User.Read.All", "GroupMember.Read.All", "Domain.Read.All")) {
            Optional<GraphShapes> shapes = GraphShapes.open();
            shapes.ifPresent(fake::observe);
            fake.enabled("bob@example.test", false);
            try (Directory directory = Connectors.directory(microsoft(fake), WISH, InstantSource.system())) {
                Person alice = new Person("Alice Adams", "", "", ALICE, "Chair");
                assertThat(directory.read()).isEqualTo(Answer.of(new Directory.Facts(List.of("example.test"), List.of(alice), List.of(alice))));
            }
            check(shapes);
        }
    }

    @Test void aRoleThatIsMissingIsAFaultAndNotAnEmptyDirectory() {
        try (FakeGraph fake = graph("User.Read.All"); Directory directory = Connectors.directory(microsoft(fake), WISH, InstantSource.system())) {
            assertThat(directory.read()).isInstanceOfSatisfying(Answer.Unknown.class, u -> assertThat(u.fault()).isInstanceOf(Fault.Denied.class));
        }
    }

    @Test void aGoogleDirectoryTellsDomainsPeopleAndTheProtectedOnesEachPartWithItsOwnScope() {
        try (FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user(ALICE, "Alice Adams", "Chair").user(ADMIN).administrator(ADMIN)
                .domain("example.test").group("board@example.test", ALICE).delegation("admin.directory.user.readonly",
                        "admin.directory.domain.readonly", "admin.directory.group.member.readonly")) {
            Optional<GoogleShapes> shapes = GoogleShapes.here();
            shapes.ifPresent(fake::observe);
            ConnectorConfig config = GoogleFakeContractTest.config(fake, GoogleFakeContractTest.pulled(fake, fake.keyFile()), ALICE);
            try (Directory directory = Connectors.directory(config, WISH, InstantSource.system())) {
                assertThat(directory.read()).isInstanceOfSatisfying(Answer.Known.class, k -> {
                    Directory.Facts facts = (Directory.Facts) k.value();
                    assertThat(facts.domains()).containsExactly("example.test");
                    assertThat(facts.vips()).containsExactly(new Person("Alice Adams", "Alice", "Adams", ALICE, "Chair"));
                    assertThat(facts.people()).extracting(Person::email).contains(ALICE);
                });
            }
            assertThat(fake.outOfScope()).isEmpty();
            shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
        }
    }

    @EdgeCase({"EC-080", "EC-081"}) @Test void rulesGrantsAndSignInsOfAMicrosoftAccountAreToldAndWhatLeadsOutsideIsGrave() {
        try (FakeGraph fake = graph("MailboxSettings.Read", "Directory.Read.All", "AuditLog.Read.All")) {
            Optional<GraphShapes> shapes = GraphShapes.open();
            shapes.ifPresent(fake::observe);
            fake.rule(ALICE, "to my deputy", "bob@example.test", false);
            fake.rule(ALICE, "..", "thief@example.net", true);
            fake.grant(ALICE, "cccc", "openid Mail.ReadWrite offline_access");
            fake.signIn(ALICE, "192.0.2.7", "IMAP4", "none");
            fake.signIn("bob@example.test", "192.0.2.8", "Browser", "high");
            try (Accounts accounts = Connectors.accounts(microsoft(fake), WISH, List.of("example.test"), InstantSource.system())) {
                Accounts.Signs signs = accounts.signs(ALICE);
                assertThat(signs.missing()).isEmpty();
                assertThat(signs.signs()).extracting(Accounts.Sign::kind).containsExactly("rule", "rule", "grant", "sign-in");
                assertThat(signs.signs()).extracting(Accounts.Sign::grave).containsExactly(false, true, true, true);
                assertThat(signs.signs().get(1).words()).contains("thief@example.net").contains("deletes");
            }
            check(shapes);
        }
    }

    @Test void aRuleIsSwitchedOffAndSessionsEndOnlyOfConfiguredMailboxesAndWithTheirOwnPermissions() {
        try (FakeGraph fake = graph("MailboxSettings.ReadWrite", "User.RevokeSessions.All")) {
            Optional<GraphShapes> shapes = GraphShapes.open();
            shapes.ifPresent(fake::observe);
            String rule = fake.rule(ALICE, "..", "thief@example.net", true);
            try (AccountActor actor = Connectors.accountActor(microsoft(fake), InstantSource.system())) {
                assertThat(actor.rule(ALICE, rule)).isEqualTo(Answer.of(AccountActor.RuleState.ON));
                assertThat(actor.switchOff(ALICE, rule)).isEqualTo(Answer.of(AccountActor.RuleState.OFF));
                assertThat(fake.ruleEnabled(ALICE, rule)).isFalse();
                assertThat(actor.switchOff(ALICE, "another")).isEqualTo(Answer.of(AccountActor.RuleState.GONE));
                assertThat(actor.endSessions(ALICE)).isEqualTo(Answer.of(true));
                assertThat(actor.endSessions("carol@example.test")).isInstanceOf(Answer.Unknown.class);
                fake.revoke(READER, "User.RevokeSessions.All");
                assertThat(actor.endSessions(ALICE)).isInstanceOfSatisfying(Answer.Unknown.class,
                        u -> assertThat(u.fault()).isInstanceOf(Fault.Denied.class));
            }
            check(shapes);
        }
    }

    @Test void whatMayNotBeAskedIsSaidAndProvesNothing() {
        try (FakeGraph fake = graph("MailboxSettings.Read");
                Accounts accounts = Connectors.accounts(microsoft(fake), WISH, List.of("example.test"), InstantSource.system())) {
            assertThat(accounts.signs(ALICE).missing()).hasSize(2).anyMatch(m -> m.startsWith("sign-ins: "))
                    .anyMatch(m -> m.startsWith("grants to programs: "));
        }
    }

    @Test void filtersForwardingDelegatesAndLoginsOfAGoogleAccountAreTold() {
        try (FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user(ALICE).user(ADMIN).administrator(ADMIN)
                .delegation("gmail.readonly", "admin.reports.audit.readonly")) {
            Optional<GoogleShapes> shapes = GoogleShapes.here();
            shapes.ifPresent(fake::observe);
            fake.filter(ALICE, "bank@example.com", "thief@example.net");
            fake.forwarding(ALICE, "bob@example.test");
            fake.delegate(ALICE, "eve@example.net");
            fake.activity("login", ALICE, "suspicious_login");
            ConnectorConfig config = GoogleFakeContractTest.config(fake, GoogleFakeContractTest.pulled(fake, fake.keyFile()), ALICE);
            try (Accounts accounts = Connectors.accounts(config, WISH, List.of("example.test"), InstantSource.system())) {
                Accounts.Signs signs = accounts.signs(ALICE);
                assertThat(signs.missing()).isEmpty();
                assertThat(signs.signs()).extracting(Accounts.Sign::kind).containsExactly("filter", "forwarding", "delegate", "sign-in");
                assertThat(signs.signs()).extracting(Accounts.Sign::grave).containsExactly(true, false, true, true);
            }
            assertThat(fake.outOfScope()).isEmpty();
            shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
        }
    }
}
