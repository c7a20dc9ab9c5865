package dev.cordon.connectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.http.Pem;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.MicrosoftConfig;
import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.testkit.providers.graph.FakeGraph;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three ways of signing in, and where each cloud is. */
final class GraphIdentityTest {
    private final InstantSource clock = InstantSource.system();
    private final FakeGraph fake = FakeGraph.start(clock).app("app", "secret", "Mail.Read");
    private final HttpLine line = HttpLine.open(HttpClient.Version.HTTP_2);

    @AfterEach void close() {
        line.close();
        fake.close();
    }

    private GraphIdentity identity(MicrosoftLogin login, InstantSource by) {
        MicrosoftConfig config = new MicrosoftConfig(MicrosoftConfig.Cloud.GLOBAL, FakeGraph.TENANT, fake.authority() + "/", fake.root(),
                login, login,
                MicrosoftNotices.NONE);
        return new GraphIdentity(login, Endpoints.of(config), FakeGraph.TENANT, line, by, new java.security.SecureRandom());
    }

    /** A certificate and its key as one PEM text, made by the JDK's own tool. */
    private static String pem(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("k.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "k",
                "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=cordon", "-validity", "30", "-storetype", "PKCS12", "-keystore",
                store.toString(), "-storepass", "changeit").redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
                        .start();
        assertThat(keytool.waitFor(5, TimeUnit.MINUTES)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n" + base64.encodeToString(keys.getKey("k", "changeit".toCharArray()).getEncoded())
                + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n" + base64.encodeToString(keys.getCertificate("k")
                        .getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static Fault fault(Answer<?> answer) {
        return ((Answer.Unknown<?>) answer).fault();
    }

    @Test @Tag("slow") void aCertificateSignsInAndAnotherDoesNot(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("other"));
        String pem = pem(folder);
        MicrosoftLogin login = MicrosoftLogin.withCertificate("app", Secret.of(pem));
        Fault unknown = fault(FaultFound.ask(() -> identity(login, clock).token("the reader of ada")));
        assertThat(unknown.what()).contains("refuses the credentials of the reader of ada", "AADSTS700027");
        fake.certificate("app", Pem.certificate(pem));
        assertThat(identity(login, clock).shownRoles("ada")).containsExactly("Mail.Read");
        assertThat(identity(login, clock).certificateEnds()).isAfter(clock.instant().plus(Duration.ofDays(29)));
        MicrosoftLogin other = MicrosoftLogin.withCertificate("app", Secret.of(pem(folder.resolve("other"))));
        assertThat(fault(FaultFound.ask(() -> identity(other, clock).token("ada")))).isInstanceOf(Fault.Denied.class);
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        assertThat(fault(FaultFound.ask(() -> identity(login, () -> yesterday).token("ada")))).as("a wrong clock")
                .isInstanceOf(Fault.Denied.class);
    }

    @Test void aTokenOfAnotherIssuerIsReadAnewForEachAccessToken(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("token");
        MicrosoftLogin login = new MicrosoftLogin("app", Secret.of(""), file.toString(), Secret.of(""));
        GraphIdentity identity = identity(login, clock);
        assertThat(fault(FaultFound.ask(() -> identity.token("ada")))).isInstanceOf(Fault.Retry.class);
        Files.writeString(file, "first-token\n", StandardCharsets.US_ASCII);
        fake.federated("app", "second-token");
        assertThat(fault(FaultFound.ask(() -> identity.token("ada")))).isInstanceOf(Fault.Denied.class);
        Files.writeString(file, "second-token\n", StandardCharsets.US_ASCII);
        assertThat(FaultFound.ask(() -> identity.token("ada"))).isInstanceOf(Answer.Known.class);
    }

    @Test void aBrokenCertificateIsToldWithoutQuotingIt() {
        MicrosoftLogin login = MicrosoftLogin.withCertificate("app",
                Secret.of("-----BEGIN CERTIFICATE-----\nhunter2\n-----END CERTIFICATE-----"));
        Fault fault = fault(FaultFound.ask(() -> identity(login, clock).token("ada")));
        assertThat(fault).isInstanceOf(Fault.Denied.class);
        assertThat(fault.what()).contains("credentials of ada").doesNotContain("hunter2");
        assertThat(fake.tokensGiven()).isZero();
    }

    @Test void eachCloudHasItsOwnPlacesAndTheyCanBeOverruled() {
        for (MicrosoftConfig.Cloud cloud : MicrosoftConfig.Cloud.values()) {
            MicrosoftConfig config = new MicrosoftConfig(cloud, "t", "", "", MicrosoftLogin.NONE, MicrosoftLogin.NONE,
                    MicrosoftNotices.NONE);
            Endpoints endpoints = Endpoints.of(config);
            assertThat(endpoints.authority()).startsWith("https://login.");
            assertThat(endpoints.scope()).startsWith(endpoints.graph()).endsWith("/.default");
            assertThat(endpoints.global()).isEqualTo(cloud == MicrosoftConfig.Cloud.GLOBAL);
            assertThat(endpoints.token("t")).hasToString(endpoints.authority() + "/t/oauth2/v2.0/token");
        }
    }

    @Test void whatMarksNotificationsIsTheSameAfterARestartAndTellsNothing() {
        MicrosoftLogin login = MicrosoftLogin.withSecret("app", Secret.of("secret"));
        byte[] none = new byte[32];
        assertThat(identity(login, clock).derived("x", none)).isEqualTo(identity(login, clock).derived("x", new byte[] {1}))
                .isNotEqualTo(identity(login, clock).derived("y", none)).hasSize(32);
        MicrosoftLogin federated = new MicrosoftLogin("app", Secret.of(""), "f", Secret.of(""));
        assertThat(identity(federated, clock).derived("x", none)).isNotEqualTo(identity(federated, clock).derived("x", new byte[] {1}));
        assertThat(GraphIdentity.guid(new Random(5))).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
