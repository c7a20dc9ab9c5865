package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScanTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LUNCH = "From: Jonas <jonas@example.org>\r\nTo: priya@example.org\r\nSubject: Lunch\r\nMessage-ID:"
            + " <a@example.org>\r\n"
            + "Date: Mon, 12 Jan 2026 08:00:00 +0000\r\n\r\nSoup at twelve?\r\n";
    private static final String MALWARE = "From: Parcel <p@parcel.test>\r\nTo: priya@example.org\r\nSubject: Label\r\nMessage-ID:"
            + " <b@parcel.test>\r\n"
            + "Date: Mon, 12 Jan 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;"
                    + " boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nOpen it.\r\n"
            + "--x\r\nContent-Type: application/pdf; name=\"label.pdf.exe\"\r\nContent-Disposition: attachment;"
                    + " filename=\"label.pdf.exe\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\nTVqQAAMAAAAEAAAA\r\n--x--\r\n";

    @TempDir Path dir;

    @BeforeEach void mails() throws IOException {
        Files.writeString(dir.resolve("lunch.eml"), LUNCH);
        Files.writeString(dir.resolve("malware.eml"), MALWARE);
    }

    private String at(String name) {
        return dir.resolve(name).toString();
    }

    private static JsonNode json(String line) {
        return JSON.readTree(line);
    }

    @Test void aLineHasTheMembersOfTheContractInTheirOrder() {
        Ran ran = Ran.of(dir, "scan", "--json", "--rule-outcomes", "--summary", at("malware.eml"));

        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.err()).isEmpty();
        JsonNode line = json(ran.lines().getFirst());
        assertThat(line.propertyNames()).containsExactly("path", "index", "sha256", "message_id", "verdict", "severity", "findings",
                "undecided",
                "score", "facts", "authentication", "action", "policy_rule", "timing_ms", "outcomes");
        assertThat(line.get("message_id").asString()).isEqualTo("<b@parcel.test>");
        assertThat(line.get("verdict").asString()).isIn("malicious", "suspicious");
        assertThat(line.get("findings").get(0).propertyNames()).containsExactly("rule_id", "name", "severity", "source", "attack_types");
        assertThat(line.get("timing_ms").propertyNames()).containsExactly("parse", "authenticate", "detect", "total");
        JsonNode summary = json(ran.lines().getLast()).get("summary");
        assertThat(summary.get("messages").asInt()).isEqualTo(1);
        assertThat(summary.propertyNames()).contains("verdicts", "seconds", "messages_per_second", "bytes");
    }

    @Test void ordinaryMailIsFineAndEndsWithZero() {
        Ran ran = Ran.of(dir, "scan", at("lunch.eml"));
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).startsWith("clean").contains("lunch.eml");
    }

    @Test void linesStandInInputOrderWhateverTheNumberOfThreads() throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            Files.writeString(dir.resolve("m" + i + ".eml"), (i % 3 == 0 ? MALWARE : LUNCH) + "x".repeat(i * 37 % 5000) + "\r\n");
            list.append(at("m" + i + ".eml")).append('\n');
        }
        Files.writeString(dir.resolve("list"), list);
        Ran one = Ran.of(dir, "scan", "--json", "--jobs", "1", "--files-from", at("list"));
        Ran many = Ran.of(dir, "scan", "--json", "--jobs", "7", "--files-from", at("list"));
        assertThat(paths(many)).hasSize(200).isEqualTo(paths(one));
    }

    private static List<String> paths(Ran ran) {
        return ran.lines().stream().map(l -> json(l).get("path").asString() + json(l).get("sha256").asString()
                + json(l).get("verdict").asString()).toList();
    }

    @Test void whatIsNoMailOrCannotBeReadStillGetsItsLineAndOneClearMessage() throws IOException {
        Files.write(dir.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0});
        Files.createSymbolicLink(dir.resolve("dangling.eml"), Path.of("nowhere"));
        Files.write(dir.resolve("outlook.msg"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4});
        Files.createFile(dir.resolve("empty.eml"));
        Ran ran = Ran.of(dir, "scan", "--json", at("picture.png"), at("dangling.eml"), at("missing.eml"), at("outlook.msg"),
                at("empty.eml"), at("lunch.eml"));

        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
        assertThat(ran.lines()).hasSize(6);
        assertThat(ran.lines().subList(0, 5)).allSatisfy(l -> assertThat(json(l).get("verdict").asString()).isEqualTo("indeterminate"))
                .allSatisfy(l -> assertThat(json(l).get("error").asString()).isNotEmpty());
        assertThat(ran.errorLines()).hasSize(5);
        assertThat(ran.errorLines().get(0)).endsWith("picture.png: is not a mail message: no header field in its first 40 lines");
        assertThat(ran.errorLines().get(1)).endsWith("dangling.eml: is a link to something that does not exist");
        assertThat(ran.errorLines().get(2)).endsWith("missing.eml: does not exist");
        assertThat(ran.errorLines().get(3)).contains("Outlook .msg");
        assertThat(json(ran.lines().get(5)).get("verdict").asString()).isEqualTo("clean");
    }

    @Test void aFolderThatLeadsBackIntoItselfEnds() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("deep/er"));
        Files.writeString(folder.resolve("a.eml"), LUNCH);
        Files.createSymbolicLink(folder.resolve("loop"), dir.resolve("deep"));
        Ran ran = Ran.of(dir, "scan", "--json", at("deep"));
        assertThat(ran.lines()).hasSize(2);
        assertThat(ran.err()).contains("leads back into itself");
        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
    }

    @Test void mboxMaildirAndPipesAreTakenApart() throws IOException {
        String mbox = "From a@example.org Mon Jan 12 08:00:00 2026\n" + LUNCH.replace("\r\n", "\n")
                + "\n>From here it is text\nFrom now on too\n\n"
                + "From b@example.org Mon Jan 12 09:00:00 2026\n" + LUNCH.replace("\r\n", "\n") + "\n";
        Files.writeString(dir.resolve("archive"), mbox);
        Path maildir = dir.resolve("Maildir");
        for (String sub : List.of("cur", "new", "tmp")) {
            Files.createDirectories(maildir.resolve(sub));
            Files.writeString(maildir.resolve(sub).resolve("1.host:2,S"), LUNCH);
        }
        assertThat(Ran.of(dir, "scan", "--json", at("archive")).lines()).hasSize(2).satisfies(l ->
                assertThat(json(l.get(1)).get("index").asInt()).isEqualTo(1));
        assertThat(Ran.of(dir, "scan", "--json", maildir.toString()).lines()).hasSize(2);
        Ran piped = Ran.of(dir, MALWARE.getBytes(StandardCharsets.UTF_8), Terminal.Sight.NONE, Map.of(), "scan", "--json", "-");
        assertThat(json(piped.lines().getFirst()).get("path").asString()).isEqualTo("-");
        assertThat(piped.code()).isEqualTo(Exit.FLAGGED);
    }

    @Test void aFolderPassesOverWhatIsNoMailAndSaysHowMany() throws IOException {
        Files.writeString(dir.resolve("notes.txt"), "just a note\n");
        Files.write(dir.resolve("a.bin"), new byte[100]);
        Ran ran = Ran.of(dir, "scan", dir.toString());
        assertThat(ran.err()).contains("2 files are no mail and were passed over");
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
    }

    @EdgeCase("EC-104")
    @Test void nothingFromAMessageReachesTheTerminalRaw() throws IOException {
        Files.writeString(dir.resolve("evil\u001b[2J.eml"), LUNCH.replace("Subject: Lunch",
                "Subject: \u001b]0;owned\u0007 \u202e fdp.exe"));
        for (String[] command : new String[][] {{"scan"}, {"scan", "--json"}, {"explain"}, {"explain", "--json"}}) {
            String[] all = java.util.Arrays.copyOf(command, command.length + 1);
            all[command.length] = at("evil\u001b[2J.eml");
            Ran ran = Ran.of(dir, all);
            assertThat(ran.out() + ran.err()).as(String.join(" ",
                    command)).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\u202e");
        }
    }

    @Test void strictTellsWhatCouldNotBeDecided() throws IOException {
        Files.createDirectories(dir.resolve("none"));
        assertThat(Ran.of(dir, "scan", "--strict", at("none")).code()).isEqualTo(Exit.FINE);
        assertThat(Ran.of(dir, "scan").code()).isEqualTo(Exit.TROUBLE);
        assertThat(Ran.of(dir, "scan", "--jobs", "5000", at("none")).err()).contains("--jobs");
        assertThat(Ran.of(dir, "scan", "--files-from", at("nothing")).err()).contains("there is no such file");
    }

    @Test void aBrokenOrganisationFileIsShownWithItsPlace() throws IOException {
        Files.writeString(dir.resolve("org.yaml"), "domains: [example.org]\nvipps: []\n");
        Ran ran = Ran.of(dir, "scan", "--org", at("org.yaml"), at("lunch.eml"));
        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
        assertThat(ran.err()).contains("org.yaml:2:1").contains("vipps").contains("did you mean");
        assertThat(ran.out()).isEmpty();
    }

    @Test void aFullDiskEndsWithOneClearLine() {
        OutputStream full = new OutputStream() {
            @Override public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Terminal terminal = new Terminal(java.io.InputStream.nullInputStream(), full, err, Map.of(), Terminal.Sight.NONE);
        int code = Main.run(new String[] {"scan", "--json", at("lunch.eml")}, new Call(terminal, InstantSource.system(), dir));
        assertThat(code).isEqualTo(Exit.TROUBLE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1).first().asString().contains("No space left on device");
    }

    @Test void explainShowsTheBytesBehindAFinding() {
        Ran ran = Ran.of(dir, "explain", at("malware.eml"));
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.out()).contains("label.pdf.exe").contains("bytes ").contains("\u25CF");
        JsonNode json = json(Ran.of(dir, "explain", "--json", at("malware.eml")).lines().getFirst());
        assertThat(json.get("rules").get(0).get("proof").get("truth").asString()).isEqualTo("true");
    }
}
