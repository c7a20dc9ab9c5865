package dev.cordon.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String GOOD = """
            mode: observe
            tenant: example
            store:
              folder: state
            organisation:
              domains: [example.org]
              vips:
                - {display-name: Ada Byron, email: ada@example.org}
            connectors:
              - name: mail
                kind: jmap
                url: https://mail.example.org/.well-known/jmap
                sweep-every: 30s
                mailboxes:
                  - address: ada@example.org
                    reader: {user: cordon-reader, secret: {file: reader.secret}}
                    actor: {user: cordon-actor, secret: {env: ACTOR}}
            """;

    @TempDir private Path folder;

    @BeforeEach void aSecretFile() throws IOException {
        Path file = folder.resolve("reader.secret");
        Files.writeString(file, "hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private ConfigReader.Reading read(String text) {
        return read(text, Map.of("ACTOR", "s3cret"), Map.of());
    }

    private ConfigReader.Reading read(String text, Map<String, String> environment, Map<String, String> commandLine) {
        return ConfigReader.read(new SourceText("cordon.yaml", text), folder, environment, commandLine);
    }

    private static List<String> words(ConfigReader.Reading reading) {
        return reading.diagnostics().stream().map(d -> d.source().position(d.span().start()).line() + " " + d.code() + " " + d.message() + " | "
                + d.label() + " | " + d.help()).toList();
    }

    @Test void aWholeFileIsRead() {
        ConfigReader.Reading reading = read(GOOD);
        assertThat(words(reading)).isEmpty();
        Config config = reading.config().orElseThrow();
        assertThat(config.mode()).isEqualTo(Mode.OBSERVE);
        assertThat(config.serve()).isEqualTo(ServeConfig.LOOPBACK);
        assertThat(config.store().folder()).isEqualTo(folder.resolve("state").toString());
        ConnectorConfig connector = config.connectors().getFirst();
        assertThat(connector.sweepEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(connector.quarantineFolder()).isEqualTo("Cordon Quarantine");
        assertThat(connector.mailboxes().getFirst().reader().secret().reveal()).isEqualTo("hunter2");
        assertThat(connector.mailboxes().getFirst().actor().secret().reveal()).isEqualTo("s3cret");
        assertThat(config.organisation().vips().getFirst().displayName()).isEqualTo("Ada Byron");
    }

    @Test void everyMistakeIsReportedAtOnceInTheOrderOfTheFile() {
        ConfigReader.Reading reading = read("""
                mode: obsrve
                sreve: {port: 1}
                serve:
                  port: eighty
                  host: [a]
                connectors:
                  - name: mail
                    kind: jmpa
                    url: https://mail.example.org/
                    sweep-every: 30
                    mailboxes:
                      - address: ada@example.org
                        reader: {secret: hunter2}
                  - kind: imap
                    url: imaps://mail.example.org:993
                """);
        assertThat(reading.config()).isEmpty();
        assertThat(words(reading)).containsExactly(
                "1 C002 `obsrve` is not one of observe, act | for `mode` | did you mean `observe`?",
                "2 C001 `sreve` is not a setting | did you mean `serve`? | what can be set here: mode, tenant, serve, "
                        + "store, line, policy, dns, rules, "
                        + "organisation, connectors, excluded, directory, reports",
                "4 C002 `eighty` is not a whole number | for `serve.port` | ",
                "5 C002 `serve.host` must be a text, and this is a list |  | ",
                "8 C007 `jmpa` is not a kind of mail system | did you mean `jmap`? | one of "
                        + String.join(", ", dev.cordon.connectors.Connectors.KINDS),
                "10 C002 `30` is not a duration | for `connectors[0].sweep-every` | a whole number and a unit: 500ms, 30s, 5m, 2h, 7d",
                "13 C004 `connectors[0].mailboxes[0].reader.secret`: a secret is never in this file, only where it is kept |  | "
                        + "write {file: /run/secrets/name} or {env: NAME}",
                "14 C003 `connectors[1].name` is missing |  | add `name: …` here");
    }

    @Test void laterOnesWinAndEachSaysWhereItCameFrom() {
        ConfigReader.Reading reading = read(GOOD + "serve: {port: 1111}\n",
                Map.of("ACTOR", "x", "CORDON_SERVE_PORT", "2222", "CORDON_TENANT", "from-env"), Map.of("serve.port", "3333"));
        assertThat(words(reading)).isEmpty();
        assertThat(reading.config().orElseThrow().serve().port()).isEqualTo(3333);
        assertThat(reading.settings()).contains(new Setting("serve.port", "3333", Setting.Origin.COMMAND_LINE, "--set serve.port"),
                new Setting("tenant", "from-env", Setting.Origin.ENVIRONMENT, "CORDON_TENANT"),
                new Setting("mode", "observe", Setting.Origin.FILE, "cordon.yaml:1"),
                new Setting("serve.host", "127.0.0.1", Setting.Origin.BUILT_IN, ""));
        assertThat(reading.settings().toString()).doesNotContain("hunter2").doesNotContain("=x");
    }

    @Test void aMistakeOutsideTheFileIsNamedToo() {
        assertThat(words(read(GOOD, Map.of("ACTOR", "x", "CORDON_SERVE_PORT", "many"), Map.of())))
                .containsExactly("1 C002 `many` is not a whole number | for `serve.port` | ");
        assertThat(read(GOOD, Map.of("ACTOR", "x"), Map.of("serve.prot",
                "1")).diagnostics().getFirst().label()).isEqualTo("did you mean `serve.port`?");
        assertThat(read(GOOD, Map.of("ACTOR", "x", "CORDON_SREVE_PORT", "1"), Map.of()).diagnostics())
                .singleElement().extracting(Diagnostic::severity).isEqualTo(Diagnostic.Severity.WARNING);
    }

    @Test @EdgeCase("EC-096")
    void aSecretThatIsMissingOrReadableByOthersIsRefused() throws IOException {
        assertThat(words(read(GOOD, Map.of(), Map.of()))).singleElement().asString().contains("C004").contains("ACTOR is not set");
        Files.setPosixFilePermissions(folder.resolve("reader.secret"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(words(read(GOOD))).singleElement().asString().contains("others may read").contains("chmod 600");
        Files.delete(folder.resolve("reader.secret"));
        assertThat(words(read(GOOD))).singleElement().asString().contains("there is no secret file reader.secret");
    }

    @Test @EdgeCase("EC-097")
    void aPostureThatIsUnsafeDoesNotStart() {
        assertThat(words(read(GOOD + "serve: {host: 0.0.0.0}\n"))).singleElement().asString().contains("C005").contains("there is no TLS");
        assertThat(words(read(GOOD.replace("https://", "http://")))).singleElement().asString().contains("C005").contains("unencrypted");
        assertThat(words(read(GOOD.replace("https://mail.example.org", "http://127.0.0.1:8080")))).isEmpty();
    }

    @Test void theOrganisationCanBeAFileInYamlOrJsonWithHyphensOrUnderscores() throws IOException {
        Files.writeString(folder.resolve("org.json"), "{\"domains\": [\"example.org\"], \"trusted_authserv_ids\": [\"mx.example.org\"]}");
        ConfigReader.Reading reading = read("organisation: org.json\n");
        assertThat(words(reading)).isEmpty();
        Organisation organisation = reading.config().orElseThrow().organisation();
        assertThat(organisation.trustedAuthservIds()).containsExactly("mx.example.org");
        assertThat(OrganisationReader.read(new SourceText("o", "trusted-authserv-ids: [a]\nborder: {hosts: [h], networks: [192.0.2.0/24]}\n"))
                .organisation().trustedAuthservIds()).containsExactly("a");
        assertThat(words(read("organisation: none.yaml\n"))).singleElement().asString().contains("C006");
        assertThat(OrganisationReader.read(new SourceText("o", "domians: [a]\n")).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b\n", "x", "a: [", "mode: {a: b}\n", "connectors: {a: b}\n", "connectors: [1]\n",
            "organisation: [1]\n", ": :\n", "a:\n\t- b\n"})
    void whateverIsWrittenThereIsADiagnosticAndNoException(String text) {
        assertThat(read(text).diagnostics()).anyMatch(Diagnostic::isError);
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "5m,300000", "2h,7200000", "7d,604800000"})
    void durationsAreReadAsTheyAreWritten(String text, long millis) {
        assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
