package dev.cordon.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Json;
import dev.cordon.mailauth.Suites;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The cases of RFC 9989, with the verdict of RFC 7489 where it is another. */
class DmarcSuiteTest {

    private final List<String> wrong = new ArrayList<>();
    private int cases;

    @Test
    void passesTheSuite() {
        Suites.text("dmarc-rfc9989/cases.json").ifPresent(text -> {
            Json.objects(((Map<?, ?>) Json.read(text)).get("cases")).forEach(this::check);
            assertThat(wrong).isEmpty();
            assertThat(cases).isEqualTo(27);
        });
    }

    private void check(Map<?, ?> test) {
        cases++;
        DmarcRequest request = new DmarcRequest(Json.texts(test.get("from")), Json.texts(test.get("dkimPass")),
                Json.text(test.get("spfPass")));
        DmarcResult found = Dmarc.evaluate(request, zone(test), PublicSuffixList.builtin());
        Map<?, ?> expect = (Map<?, ?>) test.get("expect");
        String word = Json.text(expect.get("result"));
        boolean good = word.equals("not-evaluated") ? found.result() == DmarcWord.PERMERROR : found.result().word().equals(word);
        if (word.equals("pass") || word.equals("fail")) {
            good &= found.policy().word().equals(Json.text(expect.get("policy")));
            good &= expect.get("org") == null || found.organizationalDomain().equals(expect.get("org"));
        }
        if (test.get("expect7489") instanceof Map<?, ?> classic) {
            good &= found.shadow().result().word().equals(classic.get("result"));
            good &= classic.get("policy") == null || found.shadow().policy().word().equals(classic.get("policy"));
            good &= classic.get("org") == null || found.shadow().organizationalDomain().equals(classic.get("org"));
            good &= found.flags().contains(DmarcFlag.SHADOW_DIFFERS);
        }
        if (!good) {
            wrong.add(test.get("id") + ": wanted " + expect + ", found " + found);
        }
    }

    private static FileDns zone(Map<?, ?> test) {
        Map<String, Object> names = new LinkedHashMap<>();
        ((Map<?, ?>) test.get("zone")).forEach((name, value) ->
                names.put(name.toString().toLowerCase(Locale.ROOT), value instanceof List<?> ? Map.of("TXT", value) : value));
        Json.texts(test.get("existing")).forEach(name -> names.putIfAbsent(name, Map.of("A", List.of("192.0.2.1"))));
        return FileDns.of(names);
    }
}
