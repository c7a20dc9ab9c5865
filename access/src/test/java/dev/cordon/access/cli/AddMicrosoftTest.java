package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.connectors.graph.MicrosoftNeed;
import dev.cordon.connectors.graph.MicrosoftTier;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to protected mailboxes, and what is said on the way. */
class AddMicrosoftTest {
    @TempDir Path dir;

    private final FakeGraph fake = FakeGraph.start(InstantSource.system()).mailbox("ada@example.test", "bob@example.test");
    private Path file = Path.of("");

    @BeforeEach void write() throws IOException {
        file = dir.resolve("cordon.yaml");
        Files.writeString(file, "store: {folder: state}\n");
        Files.writeString(dir.resolve("secret"), "hunter2\n");
        Files.setPosixFilePermissions(dir.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach void close() {
        fake.close();
    }

    private Ran run(String... more) {
        List<String> all = new ArrayList<>(List.of("mailbox", "add", "microsoft", "--config", file.toString()));
        all.addAll(List.of(more));
        return Ran.of(dir, all.toArray(String[]::new));
    }

    private Ran add(String tier, String... addresses) {
        List<String> all = new ArrayList<>(List.of(addresses));
        all.addAll(List.of("--tier", tier, "--directory", FakeGraph.TENANT, "--client-id", "app", "--secret-file", dir.resolve("secret")
                .toString(),
                "--authority", fake.authority(), "--graph", fake.root(), "--connector", "office"));
        return run(all.toArray(String[]::new));
    }

    private static void permit(FakeGraph fake, MicrosoftTier tier) {
        fake.app("app", "hunter2", MicrosoftNeed.of(tier).stream().map(MicrosoftNeed::role).toArray(String[]::new));
    }

    @Test void theGuideNamesExactlyWhatTheTierNeeds() {
        for (MicrosoftTier tier : List.of(MicrosoftTier.T0, MicrosoftTier.T1, MicrosoftTier.T2, MicrosoftTier.T3)) {
            Ran guide = run("--tier", tier.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(guide.code()).isEqualTo(Exit.FINE);
            List<String> needed = MicrosoftNeed.of(tier).stream().map(MicrosoftNeed::role).toList();
            for (MicrosoftNeed need : MicrosoftNeed.ALL) {
                assertThat(guide.out().lines().anyMatch(l -> l.contains(" " + need.role() + " "))).as("%s %s", tier, need.role())
                        .isEqualTo(needed.contains(need.role()));
            }
            assertThat(guide.out()).contains("New-ManagementRoleAssignment").contains("Grant admin consent");
            assertThat(run("--json", "--tier", tier.name()).lines()).hasSameSizeAs(needed);
        }
        assertThat(Files.exists(dir.resolve("cordon.yaml.new"))).isFalse();
    }

    @Test void mailboxesAreTriedWrittenAndCanBeUsed() throws IOException {
        permit(fake, MicrosoftTier.T1);
        Ran added = add("t1", "ada@example.test", "bob@example.test");
        assertThat(added.err()).isEmpty();
        assertThat(added.code()).isEqualTo(Exit.FINE);
        assertThat(added.lines()).filteredOn(l -> l.startsWith("given")).hasSize(5);
        assertThat(Files.readString(file)).startsWith("store: {folder: state}").contains("kind: microsoft").doesNotContain("hunter2");
        Ran test = Ran.of(dir, "mailbox", "test", "--config", file.toString());
        assertThat(test.lines()).hasSize(2).allMatch(l -> l.startsWith("ok") && l.contains("hide"));
        assertThat(Ran.of(dir, "config", "check", file.toString()).out()).contains("2 mailboxes");
        assertThat(add("t1", "ada@example.test").code()).as("twice").isEqualTo(Exit.TROUBLE);
    }

    @Test void whatIsMissingOrTooMuchIsSaidWithWhatItIsFor() {
        fake.app("app", "hunter2", "Mail.Read", "Domain.Read.All", "User.Read.All", "GroupMember.Read.All", "Mail.Send");
        Ran added = add("t1", "ada@example.test");
        assertThat(added.code()).isEqualTo(Exit.FLAGGED);
        assertThat(added.out()).containsPattern("missing +Mail\\.ReadWrite +off without it: hiding in quarantine")
                .containsPattern("too much +Mail\\.Send");
        Ran test = Ran.of(dir, "mailbox", "test", "--config", file.toString());
        assertThat(test.out()).contains("cannot hide messages");
    }

    @Test void refusedCredentialsLeaveTheFileAsItWas() throws IOException {
        fake.app("app", "another");
        Ran refused = add("t1", "ada@example.test");
        assertThat(refused.code()).isEqualTo(Exit.TROUBLE);
        assertThat(refused.err()).contains("refuses the credentials").contains("is unchanged").doesNotContain("hunter2");
        assertThat(Files.readString(file)).isEqualTo("store: {folder: state}\n");
        assertThat(run("ada@example.test").err()).contains("--directory, --client-id");
        assertThat(Ran.of(dir, "mailbox", "add").err()).contains("say which mailbox");
        assertThat(run("ada@example.test", "--print", "--directory", "d", "--client-id", "c", "--certificate-file", "r.pem", "--public-url",
                "https://hooks.example.org/x").out()).contains("certificate: {file: r.pem}", "public-url: https://hooks.example.org/x");
    }
}
