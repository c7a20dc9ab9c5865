package dev.cordon.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.connectors.graph.MicrosoftCheck.State;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That each permission is missed exactly when it is missing. */
final class MicrosoftCheckTest {
    private static final String ALICE = "alice@example.test";

    private final FakeGraph fake = FakeGraph.start(InstantSource.system()).mailbox(ALICE);

    @AfterEach void close() {
        fake.close();
    }

    private MicrosoftCheck.Report check(MicrosoftTier tier, String secret, String... addresses) {
        MicrosoftLogin login = MicrosoftLogin.withSecret("app", Secret.of(secret));
        MicrosoftConfig tenant = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority(), fake.root(), login,
                MicrosoftLogin.NONE, MicrosoftNotices.NONE);
        return MicrosoftCheck.of(ConnectorConfig.microsoft("m", tenant, "Q", Duration.ofMinutes(1), List.of(addresses)), tier,
                InstantSource.system());
    }

    @Test @EdgeCase("EC-013") void eachPermissionAloneIsMissedAndTheOthersAreNot() {
        List<String> all = MicrosoftNeed.of(MicrosoftTier.T3).stream().map(MicrosoftNeed::role).toList();
        fake.app("app", "secret", all.toArray(String[]::new));
        assertThat(check(MicrosoftTier.T3, "secret", ALICE).isComplete()).isTrue();
        // What a wider permission gives is not missed.
        List<String> implied = List.of("Mail.Read", "MailboxSettings.Read", "User.Read.All", "GroupMember.Read.All", "Domain.Read.All");
        for (String role : all) {
            fake.revoke("app", role);
            List<String> missing = check(MicrosoftTier.T3, "secret", ALICE).findings().stream().filter(f -> f.state() != State.GIVEN)
                    .map(f -> f.need().role()).toList();
            if (implied.contains(role)) {
                assertThat(missing).isSubsetOf(role);
            } else {
                assertThat(missing).containsExactly(role);
            }
            fake.consent("app", role);
        }
        assertThat(fake.requests("PATCH /users/{user-id}/messages/{message-id}")).isPositive();
        assertThat(fake.requests("/move")).isZero();
    }

    @Test void aLowTierAsksForLittleAndSaysWhatIsTooMuch() {
        fake.app("app", "secret", "Mail.Read", "User.Read.All", "GroupMember.Read.All", "Domain.Read.All", "Mail.ReadWrite", "Mail.Send");
        MicrosoftCheck.Report report = check(MicrosoftTier.T0, "secret", ALICE);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.excess()).containsExactlyInAnyOrder("Mail.ReadWrite", "Mail.Send");
        assertThat(fake.requests("PATCH")).isZero();
    }

    @Test void whatRbacGivesIsSeenThoughNoTokenShowsIt() {
        fake.app("app", "secret", "User.Read.All", "GroupMember.Read.All", "Domain.Read.All");
        assertThat(check(MicrosoftTier.T1, "secret", ALICE).findings().stream().filter(f -> f.state() == State.MISSING).map(f -> f.need()
                .role()))
                .containsExactly("Mail.Read", "Mail.ReadWrite");
        fake.scoped("app", "Mail.ReadWrite", ALICE);
        MicrosoftCheck.Report report = check(MicrosoftTier.T1, "secret", ALICE);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.findings()).anySatisfy(f -> assertThat(f.words()).contains("RBAC"));
    }

    @Test void troubleIsToldInOneSentenceWithoutTheSecret() {
        fake.app("app", "secret");
        assertThat(check(MicrosoftTier.T1, "hunter2", ALICE).trouble()).contains("refuses the credentials").doesNotContain("hunter2");
        assertThat(check(MicrosoftTier.T1, "secret").trouble()).contains("no mailbox");
        assertThat(check(MicrosoftTier.T1, "", ALICE).trouble()).contains("exactly one of");
        assertThat(check(MicrosoftTier.T0, "secret", "stranger@example.test").findings()).anySatisfy(f ->
                assertThat(f.words()).contains("no mailbox stranger@example.test"));
    }

    @Test void rolesAreNamedOnceAndInOrderOfTiers() {
        assertThat(MicrosoftNeed.ALL).extracting(MicrosoftNeed::role).doesNotHaveDuplicates();
        assertThat(MicrosoftNeed.ALL).extracting(MicrosoftNeed::tier).isSorted();
        assertThat(MicrosoftNeed.of(MicrosoftTier.T0)).hasSize(4);
        assertThat(MicrosoftNeed.ALL).allSatisfy(n -> assertThat(n.roleId()).matches("|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }
}
