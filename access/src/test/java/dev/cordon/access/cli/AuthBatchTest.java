package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import dev.cordon.testkit.EdgeCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of {@code cordon auth --batch}, word for word. */
class AuthBatchTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MAIL = "From: Ada <ada@shop.example>\r\nTo: bob@example.org\r\n\r\nHello\r\n";
    private static final String SESSION = "\"client_ip\":\"192.0.2.7\",\"helo\":\"mx.shop.example\",\"mail_from\":\"ada@shop.example\"";
    private static final String ZONE = "\"dns\":{\"shop.example\":{\"TXT\":[[\"v=spf1 ip4:192.0\",\".2.7 -all\"]]},"
            + "\"_dmarc.shop.example\":{\"CNAME\":\"policy.example\"},\"policy.example\":{\"TXT\":[\"v=DMARC1; p=quarantine\"]}}";

    @TempDir Path dir;

    private JsonNode one(String line) throws IOException {
        return all(line).getFirst();
    }

    private List<JsonNode> all(String... lines) throws IOException {
        Files.writeString(dir.resolve("mail.eml"), MAIL);
        Files.writeString(dir.resolve("q.jsonl"), String.join("\n", lines));
        Ran ran = Ran.of(dir, "auth", "--batch", dir.resolve("q.jsonl").toString());
        assertThat(ran.err()).isEmpty();
        List<JsonNode> answers = ran.lines().stream().map(JSON::readTree).toList();
        boolean wrong = answers.stream().anyMatch(a -> !a.get("error").isNull());
        assertThat(ran.code()).as(ran.out()).isEqualTo(wrong ? Exit.FLAGGED : Exit.FINE);
        answers.forEach(a -> assertThat(a.propertyNames()).contains("id", "spf", "dkim", "arc", "dmarc", "error"));
        return answers;
    }

    private String raw() {
        return "\"raw_base64\":\"" + Base64.getEncoder().encodeToString(MAIL.getBytes(StandardCharsets.UTF_8)) + "\"";
    }

    @Test void everyFieldOfTheAnswerIsThere() throws IOException {
        JsonNode a = one("{\"id\":\"x\"," + raw() + "," + SESSION + ",\"receiver\":\"mx.example.org\",\"now\":1795341000," + ZONE + "}");
        assertThat(a.get("id").asString()).isEqualTo("x");
        assertThat(a.get("spf").propertyNames()).contains("result", "domain", "explanation");
        assertThat(a.get("spf").get("result").asString()).isEqualTo("pass");
        assertThat(a.get("dkim").isArray()).isTrue();
        assertThat(a.get("arc").propertyNames()).contains("chain", "instances", "seal_valid", "oldest_pass", "sealers", "reason");
        assertThat(a.get("arc").get("chain").asString()).isEqualTo("none");
        assertThat(a.get("dmarc").propertyNames()).contains("result", "policy", "organizational_domain", "record_domain", "flags");
        assertThat(a.get("dmarc").get("result").asString()).isEqualTo("pass");
        assertThat(a.get("dmarc").get("policy").asString()).isEqualTo("quarantine");
        assertThat(a.get("dmarc").get("record_domain").asString()).isEqualTo("shop.example");
        assertThat(a.get("error").isNull()).isTrue();
        String signed = Base64.getEncoder().encodeToString(("DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s; h=from; bh=" + "A".repeat(43)
                + "=; b=" + "B".repeat(40) + "\r\n" + MAIL).getBytes(StandardCharsets.UTF_8));
        JsonNode signature = one("{\"id\":\"y\",\"raw_base64\":\"" + signed + "\"," + ZONE + "}").get("dkim").get(0);
        assertThat(signature.propertyNames()).contains("result", "domain", "selector", "algorithm", "header_signature", "body_hash", "flags",
                "reason");
        assertThat(signature.get("result").asString()).isEqualTo("permerror");
        assertThat(signature.get("header_signature").asString()).isEqualTo("unverifiable");
    }

    @Test void answersKeepTheOrderAndTheIdsOfTheirQuestions() throws IOException {
        List<JsonNode> answers = all("{\"id\":7," + raw() + "}", "", "{" + raw() + "}", "{\"id\":\"\u00e9\\n\"," + raw() + ",\"dns\":{}}",
                "not json", "[1]",
                "{\"id\":\"e\",\"message\":null,\"raw_base64\":null,\"given\":null}", "{\"id\":\"f\",\"raw_base64\":\"***\"}",
                "{\"id\":\"g\",\"checks\":[\"spam\"]," + raw() + "}", "{\"id\":\"h\",\"message\":\"\\u0000\"}", "{\"id\":\"i\",\"message\":\"" + dir
                        + "\"}");
        assertThat(answers).hasSize(10);
        assertThat(answers.get(0).get("id").asInt()).isEqualTo(7);
        assertThat(answers.get(2).get("id").asString()).isEqualTo("\u00e9\n");
        assertThat(answers.subList(0, 3)).allMatch(a -> a.get("error").isNull());
        assertThat(answers.get(3).get("error").asString()).contains("not JSON");
        assertThat(answers.get(4).get("error").asString()).contains("not a JSON object");
        assertThat(answers.get(5).get("error").asString()).contains("give `message`");
        assertThat(answers.get(6).get("error").asString()).contains("base64");
        assertThat(answers.get(7).get("error").asString()).contains("`spam`");
        assertThat(answers.subList(8, 10)).allMatch(a -> a.get("error").asString().contains("cannot be read"));
        assertThat(answers.subList(3, 10)).allMatch(a -> a.get("spf").isNull() && a.get("dkim").isNull() && a.get("arc").isNull()
                && a.get("dmarc").isNull());
    }

    @Test void aRelativePathIsLookedForBesideTheBatch() throws IOException {
        JsonNode a = one("{\"id\":\"1\",\"message\":\"mail.eml\"," + SESSION + "," + ZONE + "}");
        assertThat(a.get("error").isNull()).as(a.toString()).isTrue();
        assertThat(a.get("dmarc").get("result").asString()).isEqualTo("pass");
    }

    @Test void whatIsNotAskedIsNullAndDmarcLooksAtWhatItIsMadeOf() throws IOException {
        JsonNode dmarc = one("{\"id\":\"1\"," + raw() + "," + SESSION + ",\"checks\":[\"dmarc\"]," + ZONE + "}");
        assertThat(dmarc.get("dmarc").get("result").asString()).isEqualTo("pass");
        assertThat(dmarc.get("spf").isNull()).isTrue();
        assertThat(dmarc.get("dkim").isNull()).isTrue();
        JsonNode spf = one("{\"id\":\"2\",\"message\":null,\"raw_base64\":null," + SESSION + ",\"checks\":[\"spf\"]," + ZONE + "}");
        assertThat(spf.get("spf").get("result").asString()).isEqualTo("pass");
        assertThat(spf.get("dmarc").isNull()).isTrue();
        JsonNode session = one("{\"id\":\"3\"," + SESSION + "," + ZONE + "}");
        assertThat(session.get("spf").get("result").asString()).isEqualTo("pass");
        assertThat(session.get("arc").isNull()).isTrue();
        JsonNode nothing = one("{\"id\":\"4\"," + raw() + ",\"checks\":[]," + ZONE + "}");
        assertThat(nothing.get("spf").isNull() && nothing.get("dmarc").isNull()).isTrue();
    }

    @Test void givenReplacesTheMessage() throws IOException {
        String given = "{\"id\":\"1\"," + ZONE + ",\"given\":{\"from\":[\"u@shop.example\"],\"dkim_pass\":[],\"spf_pass\":";
        JsonNode fails = one(given + "null}}");
        assertThat(fails.get("dmarc").get("result").asString()).isEqualTo("fail");
        assertThat(fails.get("spf").isNull()).isTrue();
        assertThat(one(given + "\"mail.shop.example\"}}").get("dmarc").get("result").asString()).isEqualTo("pass");
        JsonNode without = one("{\"id\":\"1\",\"dns\":{},\"given\":{\"from\":[\"u@shop.example\"]}}");
        assertThat(without.get("dmarc").get("result").asString()).isEqualTo("none");
        assertThat(without.get("dmarc").get("policy").isNull()).isTrue();
        JsonNode several = one("{\"id\":\"1\",\"dns\":{},\"given\":{\"from\":[\"u@a.example\",\"u@b.example\"]}}");
        assertThat(several.get("dmarc").get("result").asString()).isEqualTo("permerror");
        assertThat(several.get("dmarc").get("flags").get(0).asString()).isEqualTo("multiple-from");
    }

    @Test void receiverAndNowAreUsed() throws IOException {
        String zone = "\"dns\":{\"shop.example\":{\"TXT\":[\"v=spf1 -all exp=why.shop.example\"]},\"why.shop.example\":{\"TXT\":[\"%{i} at %{r} on"
                + " %{t}\"]}}";
        JsonNode a = one("{\"id\":\"1\",\"receiver\":\"mx.example.org\",\"now\":1795341000," + SESSION + ",\"checks\":[\"spf\"]," + zone + "}");
        assertThat(a.get("spf").get("result").asString()).isEqualTo("fail");
        assertThat(a.get("spf").get("explanation").asString()).isEqualTo("192.0.2.7 at mx.example.org on 1795341000");
    }

    @Test @EdgeCase("EC-047")
    void troubleOfNameServersIsTheirsAlone() throws IOException {
        String timeout = "{\"id\":\"1\"," + raw() + "," + SESSION
                + ",\"dns\":{\"shop.example\":{\"error\":\"timeout\"},\"_dmarc.shop.example\":{\"TXT\":"
                + "{\"error\":\"servfail\"}}}}";
        JsonNode slow = one(timeout);
        assertThat(slow.get("spf").get("result").asString()).isEqualTo("temperror");
        assertThat(slow.get("dmarc").get("result").asString()).isEqualTo("temperror");
        JsonNode gone = one(timeout.replace("{\"error\":\"timeout\"}", "{\"error\":\"nxdomain\"}"));
        assertThat(gone.get("spf").get("result").asString()).isEqualTo("none");
        JsonNode empty = one("{\"id\":\"1\"," + raw() + "," + SESSION + ",\"dns\":{}}");
        assertThat(empty.get("spf").get("result").asString()).isEqualTo("none");
        assertThat(empty.get("dmarc").get("result").asString()).isEqualTo("none");
        JsonNode odd = one("{\"id\":\"1\"," + raw() + "," + SESSION
                + ",\"dns\":{\"shop.example\":7,\"a\":{\"TXT\":{\"x\":1}},\"b\":{\"MX\":[[\"x\"]]}}}");
        assertThat(odd.get("error").isNull()).isTrue();
    }

    @Test void questionsComeFromStandardInputToo() {
        String line = "{\"id\":\"1\"," + SESSION + ",\"checks\":[\"spf\"]," + ZONE + "}\n";
        Ran ran = Ran.of(dir, line.getBytes(StandardCharsets.UTF_8), Terminal.Sight.NONE, Map.of(), "auth", "--batch", "-");
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(JSON.readTree(ran.lines().getFirst()).get("spf").get("result").asString()).isEqualTo("pass");
        Ran missing = Ran.of(dir, "auth", "--batch", dir.resolve("nothing").toString());
        assertThat(missing.code()).isEqualTo(Exit.TROUBLE);
        assertThat(missing.errorLines()).hasSize(1);
    }
}
