package dev.cordon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.MapDns;
import dev.cordon.mailauth.Shared;
import dev.cordon.mailauth.header.RawMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The DKIM edge cases beside the checkout: every case as its file expects it. */
class DkimEdgeSuiteTest {

    private static final Instant WHEN = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void everyCaseIsAsExpected() throws IOException {
        Optional<Path> folder = Shared.suite("dkim-edge");
        if (folder.isEmpty()) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (JsonNode test : Shared.json(folder.get().resolve("cases.json")).get("cases")) {
            cases++;
            byte[] message = Files.readAllBytes(folder.get().resolve(test.get("file").asString()));
            Instant now = test.hasNonNull("now") ? Instant.ofEpochSecond(test.get("now").asLong()) : WHEN;
            DkimReport report = new DkimVerifier(InstantSource.fixed(now), DkimSettings.USUAL)
                    .check(RawMessage.split(message), MapDns.of(test.get("dns")));
            Set<String> allowed = new HashSet<>();
            test.get("expect").forEach(word -> allowed.add(word.asString()));
            boolean all = test.hasNonNull("all") && test.get("all").asBoolean();
            String got = all && report.signatures().stream().anyMatch(s -> !s.passed()) ? "not all" : report.result().word();
            boolean flagged = report.signatures().stream().anyMatch(s -> s.flags().contains(DkimFlag.L_TAG));
            if (!allowed.contains(got) && !(allowed.contains("pass+l") && got.equals("pass") && flagged)) {
                wrong.add(test.get("id").asString() + ": " + got + ", expected " + allowed + ": "
                        + report.signatures().stream().map(CheckedSignature::reason).toList());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isGreaterThanOrEqualTo(58);
    }
}
