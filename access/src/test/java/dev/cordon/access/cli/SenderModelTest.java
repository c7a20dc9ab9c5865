package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sent a message, as rules see it: from the bytes through every command to the value of a field. */
class SenderModelTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TRACE = "Return-Path: <bounce@shop.example>\r\nReceived: from mail.shop.example (mail.shop.example [192.0.2.7])"
            + " by mx.larkspur.example with ESMTPS;\r\n Sun, 22 Nov 2026 11:59:00 +0000\r\n";
    private static final String FORGED = "Authentication-Results: mx.larkspur.example; spf=pass smtp.mailfrom=shop.example;"
            + " dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example\r\n";
    private static final String REST = "Received: from desk (desk [198.51.100.4]) by mail.shop.example; Sun, 22 Nov 2026 11:58:58 +0000\r\n"
            + "From: Shop <news@shop.example>\r\nTo: ada@larkspur.example\r\nSubject: Hello\r\n\r\nHello\r\n";
    private static final String RULE = "name: \"Not proven\"\nid: \"0b3d6fd5-6d92-5e3e-b1a7-4b1f5b7e0001\"\nseverity: \"high\"\ntype: \"rule\"\n"
            + "source: |\n  type.inbound and not headers.auth_summary.dmarc.pass\n";

    @TempDir Path dir;

    @BeforeEach void files() throws IOException {
        Files.writeString(dir.resolve("mail.eml"), TRACE + REST);
        Files.writeString(dir.resolve("forged.eml"), TRACE + FORGED + REST);
        Files.writeString(dir.resolve("placed.eml"), FORGED + TRACE + REST);
        Files.writeString(dir.resolve("own.eml"), (TRACE + FORGED + REST).replace("From: Shop <news@shop.example>",
                "From: Ada <ada@larkspur.example>"));
        Files.writeString(dir.resolve("org.yaml"), "domains: [larkspur.example]\nborder: {hosts: [mx.larkspur.example]}\n");
        zone("good.json", "v=spf1 ip4:192.0.2.7 -all");
        zone("bad.json", "v=spf1 -all");
        Files.writeString(dir.resolve("silent.json"),
                "{\"shop.example\":{\"error\":\"timeout\"},\"_dmarc.shop.example\":{\"TXT\":[\"v=DMARC1; p=reject\"]}}");
        Files.createDirectory(dir.resolve("rules"));
        Files.writeString(dir.resolve("rules/unproven.yml"), RULE);
    }

    private void zone(String name, String spf) throws IOException {
        Files.writeString(dir.resolve(name), "{\"shop.example\":{\"TXT\":[\"" + spf
                + "\"]},\"_dmarc.shop.example\":{\"TXT\":[\"v=DMARC1; p=reject\"]}}");
    }

    private String at(String name) {
        return dir.resolve(name).toString();
    }

    private JsonNode value(String mail, String zone, String expression) {
        List<String> asked = new java.util.ArrayList<>(List.of("mql", "eval", "--json", "--org", at("org.yaml"), "--message", at(mail)));
        if (!zone.isEmpty()) {
            asked.addAll(List.of("--dns", at(zone)));
        }
        asked.add(expression);
        Ran ran = Ran.of(dir, asked.toArray(String[]::new));
        assertThat(ran.err()).isEmpty();
        JsonNode line = JSON.readTree(ran.lines().getFirst());
        assertThat(line.get("error").isNull()).as(ran.out()).isTrue();
        return line.get("value");
    }

    private String text(String mail, String zone, String expression) {
        return value(mail, zone, expression).toString();
    }

    @Test void ourOwnResultIsTheSummaryAndTheResultOfTheBordersHop() {
        String summary = "headers.auth_summary.";
        for (String mail : List.of("mail.eml", "forged.eml")) {
            assertThat(text(mail, "good.json", summary + "spf.pass")).isEqualTo("true");
            assertThat(text(mail, "good.json", summary + "spf.error")).isEqualTo("false");
            assertThat(text(mail, "good.json", summary + "spf.received_hop")).isEqualTo("1");
            assertThat(text(mail, "good.json", summary + "spf.details.verdict")).isEqualTo("\"pass\"");
            assertThat(text(mail, "good.json", summary + "spf.details.designator")).isEqualTo("\"bounce@shop.example\"");
            assertThat(text(mail, "good.json", summary + "spf.details.client_ip.ip")).isEqualTo("\"192.0.2.7\"");
            assertThat(text(mail, "good.json", summary + "spf.details.server.domain")).isEqualTo("\"mx.larkspur.example\"");
            assertThat(text(mail, "good.json", summary + "spf.details.helo.domain")).isEqualTo("\"mail.shop.example\"");
            assertThat(text(mail, "good.json", summary + "dmarc.pass")).isEqualTo("true");
            assertThat(text(mail, "good.json", summary + "dmarc.details.from.root_domain")).isEqualTo("\"shop.example\"");
            assertThat(text(mail, "good.json", summary + "dmarc.details.policy")).isEqualTo("\"reject\"");
            assertThat(text(mail, "good.json", "map(headers.hops, .authentication_results.dmarc)")).isEqualTo("[null,\"pass\"]");
            assertThat(text(mail, "good.json", "map(headers.hops, .authentication_results.type)")).isEqualTo("[null,\"own\"]");
            assertThat(text(mail, "bad.json", summary + "dmarc.pass")).isEqualTo("false");
            assertThat(text(mail, "bad.json", summary + "spf.details.verdict")).isEqualTo("\"fail\"");
            assertThat(text(mail, "bad.json", "any(headers.hops, .authentication_results.dmarc == 'pass')")).isEqualTo("false");
        }
        assertThat(text("placed.eml", "bad.json", summary + "spf.pass")).as("ours goes before the provider's").isEqualTo("false");
        assertThat(text("placed.eml", "bad.json", summary + "dmarc.pass")).as("but what passed at delivery has passed").isEqualTo("true");
    }

    @Test void withoutNameServersTheProvidersWordCountsByItsPlaceAndAForgedOneIsNull() {
        assertThat(text("placed.eml", "", "headers.auth_summary.dmarc.pass")).isEqualTo("true");
        assertThat(text("placed.eml", "", "headers.auth_summary.spf.received_hop")).isEqualTo("1");
        assertThat(text("placed.eml", "", "headers.hops[1].authentication_results.type")).isEqualTo("\"standard\"");
        for (String mail : List.of("mail.eml", "forged.eml")) {
            assertThat(text(mail, "", "headers.auth_summary.dmarc")).isEqualTo("null");
            assertThat(text(mail, "", "headers.auth_summary.spf")).isEqualTo("null");
            assertThat(text(mail, "", "not headers.auth_summary.dmarc.pass")).as("not knowing is no failure").isEqualTo("null");
            assertThat(text(mail, "", "coalesce(headers.auth_summary.dmarc.pass, false)")).isEqualTo("false");
            assertThat(text(mail, "", "any(headers.hops, .authentication_results is not null)")).isEqualTo("false");
        }
        assertThat(text("forged.eml", "", "any(headers.hops, any(.fields, .name == 'Authentication-Results'))")).as("it can still be seen")
                .isEqualTo("true");
    }

    @Test @EdgeCase("EC-047")
    void serversThatDoNotAnswerAreAnErrorThatNeitherPassedNorFailed() {
        assertThat(text("forged.eml", "silent.json", "headers.auth_summary.spf.error")).isEqualTo("true");
        assertThat(text("forged.eml", "silent.json", "headers.auth_summary.spf.pass")).isEqualTo("null");
        assertThat(text("forged.eml", "silent.json", "not headers.auth_summary.dmarc.pass")).isEqualTo("null");
        assertThat(text("placed.eml", "silent.json", "headers.auth_summary.spf.pass")).as("the provider knew at delivery").isEqualTo("true");
    }

    @Test @EdgeCase("EC-059")
    void aPassOfAStrangersDomainMakesNobodyInternal() throws IOException {
        assertThat(text("own.eml", "good.json", "type.internal")).isEqualTo("false");
        assertThat(text("own.eml", "good.json", "type.inbound")).isEqualTo("true");
        Files.writeString(dir.resolve("ours.json"),
                "{\"shop.example\":{\"TXT\":[\"v=spf1 -all\"]},\"larkspur.example\":{\"TXT\":[\"v=spf1 ip4:192.0.2.7"
                + " -all\"]},\"_dmarc.larkspur.example\":{\"TXT\":[\"v=DMARC1; p=reject\"]}}");
        Files.writeString(dir.resolve("inside.eml"), Files.readString(dir.resolve("own.eml")).replace("<bounce@shop", "<ada@larkspur"));
        assertThat(text("inside.eml", "ours.json", "type.internal")).isEqualTo("true");
    }

    private List<String> matched(String mail, String zone) {
        Ran ran = Ran.of(dir, "scan", "--json", "--rule-outcomes", "--rules", at("rules"), "--org", at("org.yaml"), "--dns", at(zone), at(mail));
        assertThat(ran.err()).isEmpty();
        return JSON.readTree(ran.lines().getFirst()).get("outcomes").get("match").valueStream().map(JsonNode::asString).toList();
    }

    @Test void aRuleInTheLineSeesTheSame() {
        assertThat(matched("forged.eml", "bad.json")).hasSize(1);
        assertThat(matched("mail.eml", "good.json")).isEmpty();
        assertThat(matched("forged.eml", "silent.json")).isEmpty();
        Ran explain = Ran.of(dir, "explain", "--rules", at("rules"), "--org", at("org.yaml"), "--dns", at("bad.json"), at("forged.eml"));
        assertThat(explain.out()).contains("Not proven").contains("headers.auth_summary.dmarc.pass");
    }

    @Test void aBatchSeesTheSameForEveryOrganisation() throws IOException {
        String org = "\"org\":{\"domains\":[\"larkspur.example\"],\"border\":{\"hosts\":[\"mx.larkspur.example\"]}}";
        String question = "\"message\":\"" + at("forged.eml") + "\",\"expr\":\"headers.auth_summary.dmarc.pass\"";
        Files.writeString(dir.resolve("q.jsonl"), "{\"id\":\"1\"," + question + "," + org + "}\n{\"id\":\"2\"," + question + "}\n");
        Ran asked = Ran.of(dir, "mql", "eval", "--dns", at("bad.json"), "--batch", at("q.jsonl"));
        assertThat(JSON.readTree(asked.lines().get(0)).get("value").toString()).isEqualTo("false");
        assertThat(JSON.readTree(asked.lines().get(1)).get("value").isNull()).as("without a border the sending host is not known").isTrue();
        Ran offline = Ran.of(dir, "mql", "eval", "--batch", at("q.jsonl"));
        assertThat(JSON.readTree(offline.lines().get(0)).get("value").isNull()).isTrue();
        assertThat(JSON.readTree(offline.lines().get(1)).get("value").toString()).as("nobody can look: the header as it stands").isEqualTo("true");
    }
}
