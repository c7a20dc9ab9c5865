package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.providers.google.FakeGoogle;
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

/** {@code cordon mailbox add google}, against our own small Google Workspace. */
class GoogleAddTest {
    private final FakeGoogle fake = FakeGoogle.start(InstantSource.system()).user("ada@example.test").user("bob@example.test")
            .delegation("gmail.readonly", "gmail.modify");

    @TempDir Path dir;
    private Path file = Path.of("");

    @BeforeEach void write() throws IOException {
        file = dir.resolve("cordon.yaml");
        Files.writeString(dir.resolve("key.json"), fake.keyFile());
        Files.setPosixFilePermissions(dir.resolve("key.json"), PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach void close() {
        fake.close();
    }

    private Ran add(String... words) {
        List<String> all = new ArrayList<>(List.of("mailbox", "add", "google"));
        all.addAll(List.of(words));
        all.addAll(List.of("--config", file.toString()));
        return Ran.of(dir, all.toArray(String[]::new));
    }

    private String[] tenant(String... addresses) {
        List<String> all = new ArrayList<>(List.of(addresses));
        all.addAll(List.of("--service-account", FakeGoogle.SERVICE_ACCOUNT, "--key-file", dir.resolve("key.json").toString(), "--topic",
                FakeGoogle.TOPIC, "--subscription", FakeGoogle.SUBSCRIPTION, "--api", fake.url()));
        return all.toArray(String[]::new);
    }

    @Test void withoutAnAddressItSaysWhatHasToBeRegisteredAndWhy() {
        Ran observe = add("--tier", "observe");
        assertThat(observe.code()).as(observe.err()).isEqualTo(Exit.FINE);
        assertThat(observe.out()).contains("https://www.googleapis.com/auth/gmail.readonly").doesNotContain("gmail.modify")
                .contains("changes nothing").contains("roles/pubsub.publisher").contains("serviceAccountTokenCreator");
        Ran act = add("--service-account", "guard@acme-mail.iam.gserviceaccount.com", "--key-file", "key.json");
        assertThat(act.out()).contains("https://www.googleapis.com/auth/gmail.readonly,https://www.googleapis.com/auth/gmail.modify")
                .contains("gcloud iam service-accounts create guard --project acme-mail")
                .contains("projects/acme-mail/topics/cordon-gmail")
                .contains("service-accounts keys create").doesNotContain("https://mail.google.com/");
        assertThat(file).doesNotExist();
    }

    @Test void whatWorksIsWrittenAndCanBeUsedAtOnce() throws IOException {
        Ran ran = add(tenant("ada@example.test", "bob@example.test"));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).contains("ada@example.test: token for gmail.readonly").contains("bob@example.test: token for gmail.modify")
                .contains("Gmail may publish").contains("can be pulled").doesNotContain("missing")
                .contains("added ada@example.test, bob@example.test");
        assertThat(Files.readString(file)).contains("kind: google").doesNotContain("PRIVATE KEY");
        Ran test = Ran.of(dir, "mailbox", "test", "--config", file.toString());
        assertThat(test.code()).as(test.out() + test.err()).isEqualTo(Exit.FINE);
        assertThat(test.lines()).hasSize(2).allMatch(l -> l.contains("ok") && l.contains("hide") && l.contains("trash"));
        fake.user("eve@example.test");
        assertThat(add("eve@example.test").code()).as("into the tenant that is there").isEqualTo(Exit.FINE);
        assertThat(Ran.of(dir, "mailbox", "list", "--config", file.toString()).lines()).hasSize(3);
    }

    @Test void whatIsMissingIsNamedAndNothingIsWritten() throws IOException {
        fake.delegation("gmail.readonly");
        Ran ran = add(tenant("ada@example.test"));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.out()).contains("ok      ada@example.test: token for gmail.readonly")
                .contains("missing ada@example.test: token for gmail.modify")
                .contains("delegate exactly this scope").contains("nothing was written");
        assertThat(file).doesNotExist();
        List<String> lesser = new ArrayList<>(List.of(tenant("ada@example.test")));
        lesser.addAll(List.of("--tier", "observe"));
        assertThat(add(lesser.toArray(String[]::new)).code()).isEqualTo(Exit.FINE);
        Ran stranger = add("nobody@example.test");
        assertThat(stranger.code()).isEqualTo(Exit.FLAGGED);
        assertThat(stranger.out()).contains("invalid_grant");
        assertThat(Files.readString(file)).doesNotContain("nobody");
        assertThat(add("nobody@example.test", "--anyway").code()).isEqualTo(Exit.FINE);
    }

    @Test void mistakesAreTold() {
        assertThat(add("ada@example.test").err()).contains("--service-account");
        assertThat(Ran.of(dir, "mailbox", "add", "--config", file.toString()).err()).contains("mailbox add google");
        assertThat(add("ada@example.test", "--service-account", "x@y", "--print").out()).contains("kind: google");
        Ran wrong = add("ada@example.test", "--service-account", "other@p.iam.gserviceaccount.com", "--key-file", dir.resolve("key.json").toString());
        assertThat(wrong.code()).isEqualTo(Exit.TROUBLE);
        assertThat(wrong.err()).contains("belongs to").doesNotContain("PRIVATE");
    }
}
