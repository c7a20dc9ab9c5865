package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.read.Cursor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of an authority of one's own, and tokens instead of passwords, on Dovecot. */
@Tag("servers")
final class ImapWaysInTest {
    private static final TenantId TENANT = new TenantId("default");
    private static final String OWNER = "alice@example.test";

    private static boolean isHere(Optional<String> setting, String test) {
        if (setting.isEmpty()) {
            System.out.println("not run, Dovecot is not here: " + test);
        }
        return setting.isPresent();
    }

    private static ConnectorConfig config(String url, Login login, String certificates) {
        return new ConnectorConfig("mail", "imap", url, "Cordon Quarantine", Duration.ofMinutes(5),
                List.of(new MailboxConfig(OWNER, login, login)), certificates);
    }

    private static Login password() {
        return new Login(Login.Scheme.BASIC, OWNER, Secret.of(ServerRig.password()));
    }

    private static Answer<Cursor> signIn(ConnectorConfig config) {
        try (Connector connector = Connectors.open(config, TENANT, java.time.InstantSource.system())) {
            return connector.reader().now(new MailboxId(TENANT, "mail", OWNER));
        }
    }

    @Test void aCertificateOfAnAuthorityThatTheConfigurationNamesIsTaken() {
        Optional<String> imaps = ServerRig.setting("CORDON_TEST_DOVECOT_IMAPS");
        if (isHere(imaps, "aCertificateOfAnAuthorityThatTheConfigurationNamesIsTaken")) {
            String authority = ServerRig.setting("CORDON_TEST_DOVECOT_CERTIFICATES").orElseThrow();
            assertThat(signIn(config(imaps.get(), password(), authority))).isInstanceOf(Answer.Known.class);
            assertThat(signIn(config(imaps.get().replace("127.0.0.1", "localhost"), password(), authority))).isInstanceOf(Answer.Known.class);
        }
    }

    // 127.0.0.2 is this machine too, but not what the certificate says.
    @Test void aNameThatTheCertificateDoesNotBearIsRefusedThoughTheAuthorityIsKnown() {
        Optional<String> imaps = ServerRig.setting("CORDON_TEST_DOVECOT_IMAPS");
        if (isHere(imaps, "aNameThatTheCertificateDoesNotBearIsRefusedThoughTheAuthorityIsKnown")) {
            String authority = ServerRig.setting("CORDON_TEST_DOVECOT_CERTIFICATES").orElseThrow();
            assertThat(signIn(config(imaps.get().replace("127.0.0.1", "127.0.0.2"), password(), authority))).isInstanceOfSatisfying(
                    Answer.Unknown.class, u -> assertThat(u.fault()).isInstanceOfSatisfying(Fault.Denied.class, d ->
                            assertThat(d.what()).contains("certificate")));
        }
    }

    @Test void aFileThatHoldsNoCertificateIsNamedBeforeAnybodyIsContacted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "not a certificate");
        assertThat(Connectors.problems(config("imaps://mail.example.org", password(), file.toString()))).singleElement().asString()
                .contains("note.txt").contains("PEM");
        assertThat(Connectors.problems(config("imaps://mail.example.org", password(), folder.resolve("none.pem").toString())))
                .singleElement().asString().contains("there is no file");
    }

    @Test void aTokenSignsInByXoauth2AndAnExpiredOneIsRefused() throws Exception {
        Optional<String> imap = ServerRig.setting("CORDON_TEST_DOVECOT_IMAP");
        if (isHere(imap, "aTokenSignsInByXoauth2AndAnExpiredOneIsRefused")) {
            Instant now = Instant.now();
            Login good = new Login(Login.Scheme.BEARER, OWNER, Secret.of(token(OWNER, now.plusSeconds(600))));
            assertThat(signIn(config(imap.get(), good, ""))).isInstanceOf(Answer.Known.class);
            String expired = token(OWNER, now.minusSeconds(600));
            Login old = new Login(Login.Scheme.BEARER, OWNER, Secret.of(expired));
            assertThat(signIn(config(imap.get(), old, ""))).isInstanceOfSatisfying(Answer.Unknown.class, u ->
                    assertThat(u.fault()).isInstanceOfSatisfying(Fault.Denied.class, d ->
                            assertThat(d.what()).contains("refuses the credentials of the reader of " + OWNER).doesNotContain(expired)));
        }
    }

    /** A JSON web token (RFC 7519) as testkit/servers/dovecot takes it: signed with the test password. */
    private static String token(String subject, Instant expires) throws GeneralSecurityException {
        String head = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        String body = part("{\"sub\":\"" + subject + "\",\"exp\":" + expires.getEpochSecond() + ",\"iat\":" + (expires.getEpochSecond() - 3_600)
                + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(ServerRig.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal((head + "." + body).getBytes(StandardCharsets.US_ASCII));
        return head + "." + body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
