package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuthCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MAIL = "Return-Path: <bounce@shop.example>\r\nReceived: from mail.shop.example (mail.shop.example [192.0.2.7])"
            + " by mx.larkspur.example with ESMTPS;\r\n Sun, 22 Nov 2026 11:59:00 +0000\r\nReceived: from desk\u001b[31m (desk [198.51.100.4]) by"
            + " mail.shop.example; Sun, 22 Nov 2026 11:58:58 +0000\r\nFrom: Shop <news@shop.example>\r\nTo: ada@larkspur.example\r\n\r\nHello\r\n";
    private static final String ZONE =
            "{\"shop.example\":{\"TXT\":[\"v=spf1 ip4:192.0.2.7 -all\"]},\"_dmarc.shop.example\":{\"TXT\":[\"v=DMARC1; p=reject\"]}}";

    @TempDir Path dir;

    @BeforeEach void files() throws IOException {
        Files.writeString(dir.resolve("mail.eml"), MAIL);
        Files.writeString(dir.resolve("zone.json"), ZONE);
        Files.writeString(dir.resolve("org.yaml"), "domains: [larkspur.example]\nborder: {hosts: [mx.larkspur.example]}\n");
    }

    private String at(String name) {
        return dir.resolve(name).toString();
    }

    private Ran batch(String... lines) throws IOException {
        Files.writeString(dir.resolve("questions.jsonl"), String.join("\n", lines) + "\n");
        return Ran.of(dir, "auth", "--batch", at("questions.jsonl"), "--json");
    }

    @Test void aPersonSeesTheWayTheResultsAndWhatOthersSay() {
        Ran ran = Ran.of(dir, "auth", "--org", at("org.yaml"), "--dns", at("zone.json"), at("mail.eml"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).contains("The way it took").contains("In short   shop.example answers for this"
                + " message").contains("mx.larkspur.example  inside")
                .contains("2 s after the hop below")
                .contains("sending host 192.0.2.7").contains("SPF    pass  shop.example").contains("DMARC  pass").contains("refuse failing mail")
                .as("nothing of the message acts on the terminal").doesNotContain("\u001b");
    }

    @Test void withoutNameServersItSaysThatNothingWasAsked() {
        Ran ran = Ran.of(dir, "auth", at("mail.eml"));
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).contains("no name server may be asked").contains("no border is declared");
    }

    @Test void aForgedMessageFailsAndTheExitCodeSaysSo() {
        Ran ran = Ran.of(dir, "auth", "--json", "--dns", at("zone.json"), "--client-ip", "203.0.113.9", "--mail-from", "a@shop.example",
                at("mail.eml"));
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        JsonNode line = JSON.readTree(ran.lines().getFirst());
        assertThat(line.get("spf").get("result").asString()).isEqualTo("fail");
        assertThat(line.get("dmarc").get("result").asString()).isEqualTo("fail");
        assertThat(line.get("dmarc").get("policy").asString()).isEqualTo("reject");
        assertThat(line.get("error").isNull()).isTrue();
    }

    @Test void aBatchAnswersEveryLineInOrder() throws IOException {
        String raw = Base64.getEncoder().encodeToString(MAIL.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        Ran ran = batch("{\"id\":\"1\",\"message\":null,\"client_ip\":\"192.0.2.7\",\"helo\":\"h\",\"mail_from\":\"a@shop.example\","
                + "\"checks\":[\"spf\"],\"dns\":"
                + ZONE + "}", "{\"id\":\"2\",\"raw_base64\":\"" + raw + "\",\"now\":1764000000,\"dns\":{}}",
                "{\"id\":\"3\",\"message\":null,\"dns\":" + ZONE
                        + ",\"checks\":[\"dmarc\"],\"given\":{\"from\":[\"u@shop.example\"],\"dkim_pass\":[\"shop.example\"],"
                + "\"spf_pass\":null}}", "{\"id\":\"4\",\"message\":\"" + at("nothing.eml") + "\"}", "no json");
        assertThat(ran.lines()).hasSize(5);
        assertThat(JSON.readTree(ran.lines().get(0)).get("spf").get("result").asString()).isEqualTo("pass");
        assertThat(JSON.readTree(ran.lines().get(0)).get("dkim").isNull()).isTrue();
        assertThat(JSON.readTree(ran.lines().get(1)).get("dkim").isEmpty()).isTrue();
        assertThat(JSON.readTree(ran.lines().get(1)).get("arc").get("chain").asString()).isEqualTo("none");
        assertThat(JSON.readTree(ran.lines().get(2)).get("dmarc").get("result").asString()).isEqualTo("pass");
        assertThat(JSON.readTree(ran.lines().get(3)).get("error").asString()).contains("cannot be read");
        assertThat(JSON.readTree(ran.lines().get(4)).get("error").asString()).contains("not JSON");
        assertThat(ran.code()).as("every line has its answer").isEqualTo(Exit.FLAGGED);
    }

    @Test void scanAndExplainSayWhoSentIt() {
        Ran scan = Ran.of(dir, "scan", "--json", "--org", at("org.yaml"), "--dns", at("zone.json"), at("mail.eml"));
        JsonNode line = JSON.readTree(scan.lines().getFirst());
        assertThat(line.get("authentication").get("spf").get("result").asString()).isEqualTo("pass");
        assertThat(line.get("authentication").get("dmarc").get("domain").asString()).isEqualTo("shop.example");
        Ran explain = Ran.of(dir, "explain", "--org", at("org.yaml"), "--dns", at("zone.json"), at("mail.eml"));
        assertThat(explain.out()).contains("DMARC   pass  shop.example");
    }

    @Test void questionsThatContradictEachOtherAreRefused() {
        assertThat(Ran.of(dir, "auth").code()).isEqualTo(Exit.TROUBLE);
        assertThat(Ran.of(dir, "auth", "--batch", "x", at("mail.eml")).errorLines()).hasSize(1);
        assertThat(Ran.of(dir, "auth", "--online", "--dns", at("zone.json"), at("mail.eml")).errorLines()).hasSize(1);
    }
}
