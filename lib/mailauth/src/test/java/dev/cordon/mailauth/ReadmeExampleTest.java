package dev.cordon.mailauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.TestSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of the module's README is this one, which is compiled and run. */
class ReadmeExampleTest {

    static boolean example(Map<?, ?> zone, byte[] message, PrintStream out) {
        // begin
        Dns dns = FileDns.of(zone);
        MailAuth auth = MailAuth.of(dns, InstantSource.system());
        Envelope session = new Envelope("192.0.2.7", "mail.example.com", "ada@example.com", "mx.example.org");
        AuthReport report = auth.check(message, session);
        boolean really = report.dmarc().result() == DmarcWord.PASS;
        for (CheckedSignature s : report.dkim().signatures()) {
            out.println(s.domain() + " " + s.result().word() + " " + s.reason());
        }
        if (report.provisional()) {
            out.println("a name server did not answer: check again later");
        }
        // end
        return really;
    }

    @Test
    void itRuns() {
        TestSigner signer = TestSigner.rsa(2048);
        byte[] message = Naive.bytes(signer.signed(List.of("From: Ada <ada@example.com>", "Subject: Hello"), "Hello.\r\n", "relaxed/relaxed", "",
                "from:subject"));
        Map<String, Object> zone = Map.of("sel._domainkey.example.com", Map.of("TXT", List.of(signer.record())), "_dmarc.example.com",
                Map.of("TXT", List.of("v=DMARC1; p=reject")), "example.com", Map.of("error", "timeout"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(example(zone, message, new PrintStream(said, true, StandardCharsets.UTF_8))).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly("example.com pass ",
                "a name server did not answer: check again later");
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/cordon/mailauth/ReadmeExampleTest.java"));
        String lines = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("        // end\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + lines.replaceAll("(?m)^ {8}", "") + "```\n");
    }
}
