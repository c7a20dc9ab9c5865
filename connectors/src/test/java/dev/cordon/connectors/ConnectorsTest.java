package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.read.Cursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a configuration is told before anybody is contacted, and that secrets stay where they belong. */
final class ConnectorsTest {
    private static final TenantId TENANT = new TenantId("default");

    private static ConnectorConfig config(String kind, String url, String folder, Login login) {
        return new ConnectorConfig("mail", kind, url, folder, Duration.ofMinutes(5),
                List.of(new MailboxConfig("ada@example.org", login, login)));
    }

    private static Login basic() {
        return new Login(Login.Scheme.BASIC, "ada@example.org", Secret.of("hunter2"));
    }

    @Test void whatWorksHasNoProblems() {
        for (String url : List.of("https://mail.example.org/.well-known/jmap", "http://127.0.0.1:8080/jmap/session",
                "http://localhost/x")) {
            assertThat(Connectors.problems(config("jmap", url, "Cordon Quarantine", basic()))).as(url).isEmpty();
        }
        for (String url : List.of("imaps://mail.example.org", "imaps://mail.example.org:993", "imap://mail.example.org:143")) {
            assertThat(Connectors.problems(config("imap", url, "Cordon Quarantine", basic()))).as(url).isEmpty();
        }
    }

    @Test void eachMistakeIsNamedAndAllAreToldTogether() {
        assertThat(Connectors.problems(config("pop3", "pop://x", "Q", basic()))).hasSize(1).first().asString().contains("imap, jmap");
        assertThat(Connectors.problems(config("jmap", "http://mail.example.org/jmap", "Q", basic()))).hasSize(1).first().asString()
                .contains("use https for mail.example.org");
        assertThat(Connectors.problems(config("jmap", "imaps://mail.example.org", "Q", basic()))).hasSize(1);
        assertThat(Connectors.problems(config("imap", "https://mail.example.org", "Q", basic()))).hasSize(1);
        assertThat(Connectors.problems(config("jmap", "not an address", "Q", basic()))).hasSize(1);
        assertThat(Connectors.problems(config("jmap", "https://ada:hunter2@mail.example.org/", "Q", basic()))).hasSize(1).first().asString()
                .doesNotContain("hunter2");
        assertThat(Connectors.problems(config("jmap", "https://mail.example.org/", "a/b", basic()))).hasSize(1);
        Login empty = new Login(Login.Scheme.BASIC, "", Secret.of(""));
        assertThat(Connectors.problems(config("imap", "imap.example.org", " ", empty))).hasSize(4);
        assertThatThrownBy(() -> Connectors.open(config("pop3", "pop://x", "Q", basic()), TENANT, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test void nobodyListeningIsSomethingToTryAgainForBothKinds() {
        for (String url : List.of("http://127.0.0.1:1/jmap", "imap://127.0.0.1:1")) {
            String kind = url.startsWith("http") ? "jmap" : "imap";
            try (Connector connector = Connectors.open(config(kind, url, "Q", basic()), TENANT, InstantSource.system())) {
                Answer<Cursor> answer = connector.reader().now(new MailboxId(TENANT, "mail", "ada@example.org"));
                assertThat(answer).isInstanceOfSatisfying(Answer.Unknown.class, unknown ->
                        assertThat(unknown.fault()).isInstanceOfSatisfying(Fault.Retry.class, retry ->
                                assertThat(retry.what()).contains("127.0.0.1:1").doesNotContain("hunter2")));
            }
        }
    }

    @Test @Tag("servers") void aCertificateThatNobodyVouchesForIsRefused() {
        var imaps = ServerRig.setting("CORDON_TEST_DOVECOT_IMAPS");
        if (imaps.isEmpty()) {
            System.out.println("not run, Dovecot is not here: aCertificateThatNobodyVouchesForIsRefused");
            return;
        }
        Login login = new Login(Login.Scheme.BASIC, "alice@example.test", Secret.of(ServerRig.password()));
        try (Connector connector = Connectors.open(config("imap", imaps.get(), "Q", login), TENANT, InstantSource.system())) {
            Answer<Cursor> answer = connector.reader().now(new MailboxId(TENANT, "mail", "ada@example.org"));
            assertThat(answer).isInstanceOfSatisfying(Answer.Unknown.class, unknown ->
                    assertThat(unknown.fault()).isInstanceOfSatisfying(Fault.Denied.class, denied ->
                            assertThat(denied.what()).contains("certificate")));
        }
    }
}
