package dev.cordon.mailauth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Json;
import dev.cordon.mailauth.Suites;
import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.FileDns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The test suite of RFC 7208: 203 cases, 22 of them with an explanation. */
class SpfSuiteTest {

    private final List<String> wrong = new ArrayList<>();
    private int cases;
    private int explanations;

    @Test
    void passesTheSuite() {
        Suites.text("spf-rfc7208/cases.json").ifPresent(text -> {
            for (Map<?, ?> scenario : Json.objects(Json.read(text))) {
                Dns dns = zone((Map<?, ?>) scenario.get("zone"));
                Json.objects(scenario.get("tests")).forEach(test -> check(scenario.get("scenario") + "/" + test.get("id"), test, dns));
            }
            assertThat(wrong).isEmpty();
            assertThat(cases).isEqualTo(203);
            assertThat(explanations).isEqualTo(22);
        });
    }

    private void check(String id, Map<?, ?> test, Dns dns) {
        SpfRequest request = new SpfRequest(AddressText.address(AddressText.bytes(Json.text(test.get("ip")))), Json.text(test.get("helo")),
                Json.text(test.get("mailfrom")), "receiver.example");
        SpfResult result = Spf.check(request, dns, () -> Instant.ofEpochSecond(1_700_000_000));
        cases++;
        if (!Json.texts(test.get("result")).contains(result.result().word())) {
            wrong.add(id + ": wanted " + test.get("result") + ", found " + result.result().word() + ": " + result.why());
        }
        String wanted = Json.text(test.get("explanation"));
        if (!wanted.isEmpty()) {
            explanations++;
            if (!result.explanation().equalsIgnoreCase(wanted.equals("DEFAULT") ? "" : wanted)) {
                wrong.add(id + ": wanted the explanation `" + wanted + "`, found `" + result.explanation() + "`");
            }
        }
    }

    // The suite's own form of a zone; in it every name that starts with `error.` times out.
    private static Dns zone(Map<?, ?> zone) {
        Map<String, Object> names = new LinkedHashMap<>();
        zone.forEach((name, value) -> names.put(name.toString(), types((Map<?, ?>) value)));
        FileDns dns = FileDns.of(names);
        return (name, type) -> name.startsWith("error.") ? new DnsAnswer.TimedOut() : dns.ask(name, type);
    }

    private static Map<String, Object> types(Map<?, ?> zone) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (zone.get("records") instanceof List<?> records) {
            for (Object item : records) {
                List<?> record = (List<?>) item;
                String type = record.getFirst().toString();
                if (type.equals("CNAME")) {
                    out.put(type, record.getLast());
                } else if (!type.equals("SPF")) {
                    add(out, type, record.getLast());
                }
            }
        }
        Json.texts(zone.get("timeoutTypes")).forEach(type -> out.put(type, Map.of("error", "timeout")));
        if (Boolean.TRUE.equals(zone.get("timeoutOthers"))) {
            for (String type : List.of("TXT", "A", "AAAA", "MX", "PTR")) {
                out.putIfAbsent(type, Map.of("error", "timeout"));
            }
        }
        return out;
    }

    @SuppressWarnings("unchecked")
    private static void add(Map<String, Object> out, String type, Object value) {
        ((List<Object>) out.computeIfAbsent(type, _ -> new ArrayList<>())).add(value);
    }
}
