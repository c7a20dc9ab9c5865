package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same mail gives the same answer wherever the machine stands: under a language whose capital I is another, and another time. */
@Tag("slow")
class PlacesTest {
    private static final Path MAILS = Path.of("src/main/resources/dev/cordon/access/demo/mail");
    private static final Path RULES = Path.of("src/main/resources/dev/cordon/access/demo/training-rules");

    private static final String MAIL = """
            Received: from mail.istanbul.example ([203.0.113.9]) by mx.example.org; Mon, 12 Jan 2026 23:30:00 +0300
            From: "ISIK INFO" <INFO@ISTANBUL.EXAMPLE>
            To: priya@example.org
            Subject: =?iso-8859-9?Q?FATURA_=DDN=C7=DDN?= INVOICE IBAN DEGISIKLIGI
            Date: Mon, 12 Jan 2026 23:30:00 +0300
            Message-ID: <I@ISTANBUL.EXAMPLE>
            CONTENT-TYPE: TEXT/HTML; CHARSET=ISO-8859-9

            <P>PLEASE PAY THE INVOICE: <A HREF="HTTPS://LOGIN.ISTANBUL.EXAMPLE/SIGNIN">HTTPS://BANK.EXAMPLE/</A></P>
            """.replace("\n", "\r\n");

    @TempDir Path dir;

    @EdgeCase("EC-117")
    @Test void turkishAndKolkataChangeNothing() throws Exception {
        String mail = Files.writeString(dir.resolve("mail.eml"), MAIL).toString();
        for (List<String> arguments : List.of(
                List.of("scan", "--json", "--rules", "builtin", "--rules", RULES.toString(), "--rule-outcomes", MAILS.toString()),
                List.of("scan", "--mdm", mail),
                List.of("explain", mail),
                List.of("auth", mail),
                List.of("rules", "check", "--json", RULES.toString()))) {
            String here = run(arguments, "en", "US", "UTC");
            String there = run(arguments, "tr", "TR", "Asia/Kolkata");
            assertThat(here).as(arguments.toString()).hasSizeGreaterThan(100);
            assertThat(there).as(arguments.toString()).isEqualTo(here);
        }
    }

    private String run(List<String> arguments, String language, String country, String zone) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Duser.language=" + language, "-Duser.country=" + country, "-Duser.timezone=" + zone,
                "-Dcordon.work=" + dir, "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        Path out = Files.createTempFile(dir, "said", ".txt");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectErrorStream(true).start();
        assertThat(process.waitFor()).as("exit code of " + arguments).isBetween(0, 1);
        // How long it took is the one thing that may differ.
        return Files.readString(out, StandardCharsets.UTF_8).replaceAll("\"timing_ms\":\\{[^}]*\\}", "");
    }
}
