package dev.cordon.mdm;

import dev.cordon.mdm.schema.Schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.functions.MailFunctions;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Functions over mail and files: part C of the specification, and H.33 to H.37. */
class FunctionsTest {

    private final List<String> missing = new ArrayList<>();

    private @Nullable Object call(String name, Map<String, Object> keywords, @Nullable Object... arguments) {
        MqlFunction function = MailFunctions.declared().stream().filter(f -> f.signature().name().equals(name)).findFirst().orElseThrow();
        return function.call(new Arguments(Arrays.asList(arguments), keywords, missing, new HashMap<>()));
    }

    @Test
    void everyNameIsDeclaredOnce() {
        List<String> names = new ArrayList<>();
        MailFunctions.declared().forEach(f -> {
            names.add(f.signature().name());
            names.addAll(f.signature().aliases());
        });
        assertThat(names).doesNotHaveDuplicates().contains("file.explode", "beta.file.parse_ics", "beta.linkanalysis",
                "beta.message_screenshot",
                "beta.profile.by_reply_to", "network.whois", "html.xpath", "strings.parse_html");
    }

    @Test
    void whatNobodyAnswersIsNullAndToldExceptForNull() {
        assertThat(call("ml.nlu_classifier", Map.of(), "text")).isNull();
        assertThat(missing).containsExactly("ml.nlu_classifier");
        assertThat(call("ml.nlu_classifier", Map.of(), (Object) null)).isNull();
        assertThat(missing).hasSize(1);
    }

    @Test
    void textsAreParsed() {
        assertThat(Get.at(Objects.requireNonNull(call("strings.parse_url", Map.of("strict", false), "example.com/a")),
                "domain.domain")).isEqualTo("example.com");
        assertThat(call("strings.parse_url", Map.of(), "example.com/a")).isNull();
        Struct domain = (Struct) Objects.requireNonNull(call("strings.parse_domain", Map.of(), "WWW.Example.co.uk"));
        assertThat(domain.get("subdomain")).isEqualTo("www");
        assertThat(domain.get("error")).isNull();
        for (String none : List.of("", "no domain", "192.0.2.1", "a..b", "localhost")) {
            assertThat(call("strings.parse_domain", Map.of(), none)).as(none).isNull();
        }
        assertThat(Get.at(Objects.requireNonNull(call("strings.parse_email", Map.of(), "Ada@Example.com")),
                "email")).isEqualTo("ada@example.com");
        for (String none : List.of("", "ada", "a@b@c.com", "a b@c.com", "@c.com", "a@")) {
            assertThat(call("strings.parse_email", Map.of(), none)).as(none).isNull();
        }
        assertThat(Get.at(Objects.requireNonNull(call("strings.parse_html", Map.of(), "<p>a<b>b</b></p>")),
                "display_text")).isEqualTo("ab");
    }

    @Test
    void xpathGivesElementsAttributesTextsAndComments() {
        Struct message = Get.mail("From: a@example.com", "Content-Type: text/html", "",
                "<table><tr><td class=Big>x <a href='https://www.google.com/url?q=https://t.example/'>go</a><!--c--></td></tr></table>");
        Object html = Objects.requireNonNull(Get.at(message, "body.html"));
        Object cell = Objects.requireNonNull(call("html.xpath", Map.of(), html, "//table/tbody/tr/td"));
        assertThat(Get.at(cell, "nodes[0].display_text")).isEqualTo("x go");
        assertThat(String.valueOf(Get.at(cell, "nodes[0].raw"))).startsWith("<td class=\"Big\">");
        assertThat(Get.at(cell, "nodes[0].links[0].href_url.url")).isEqualTo("https://t.example/");
        assertThat(Get.at(Objects.requireNonNull(call("html.xpath", Map.of(), html, "//@class")),
                "nodes[0].display_text")).isEqualTo("Big");
        assertThat(Get.at(Objects.requireNonNull(call("html.xpath", Map.of(), html, "//comment()")), "nodes[0].raw")).isEqualTo("c");
        assertThat(Get.size(Objects.requireNonNull(call("html.xpath", Map.of(), html, "//tr[td]/td[2]//a]")), "nodes")).isZero();
        assertThat(call("html.xpath", Map.of(), null, "//a")).isNull();
    }

    @Test
    void calendarsAreRead() {
        Struct message = Get.mail("From: a@example.com", "Content-Type: text/calendar", "", "BEGIN:VCALENDAR", "PRODID:-//x",
                "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT", "SUMMARY:Pay\\, now", "DESCRIPTION;LANGUAGE=en:see https://evil.exam", " ple.com/a\\nbye",
                "X-ALT-DESC;FMTTYPE=text/html:<a href='https://b.example/'>b</a>",
                "BEGIN:VALARM", "DESCRIPTION:no", "END:VALARM", "END:VEVENT", "END:VCALENDAR");
        assertThat(Get.at(message, "attachments[0].file_type")).isEqualTo("ics");
        Object ics = Objects.requireNonNull(call("file.parse_ics", Map.of(), Get.at(message, "attachments[0]")));
        assertThat(Get.at(ics, "product_id")).isEqualTo("-//x");
        assertThat(Get.at(ics, "scale")).isEqualTo("GREGORIAN");
        assertThat(Get.at(ics, "events[0].summary")).isEqualTo("Pay, now");
        assertThat(Get.at(ics, "events[0].description")).isEqualTo("see https://evil.example.com/a\nbye");
        assertThat(Get.at(ics, "events[0].links[0].href_url.domain.root_domain")).isEqualTo("example.com");
        assertThat(Get.at(ics, "events[0].links[1].href_url.domain.domain")).isEqualTo("b.example");
        assertThat(Get.at(ics, "events[0].raw_properties[1].key")).isEqualTo("DESCRIPTION");
        assertThat(call("file.parse_ics", Map.of(), Get.at(Get.mail("Content-Type: text/x", "", "x"), "attachments[0]"))).isNull();
    }

    @Test
    void enclosedMailIsReadLikeMailWithoutItsSurroundings() {
        Struct message = Get.mail(Get.tenant("example.org"), Arrival.in("ada@example.org"), "From: a@example.com",
                "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: message/rfc822",
                "Content-Disposition: attachment; filename=x.eml", "",
                "From: Eve <eve@example.net>", "Subject: inner", "Content-Type: multipart/mixed; boundary=c", "", "--c", "",
                "see https://evil.example.com/",
                "--c", "Content-Type: text/html", "Content-Disposition: attachment; filename=f.html", "", "<b>hi</b>", "--c--", "--b--");
        Object eml = Objects.requireNonNull(call("file.parse_eml", Map.of(), Get.at(message, "attachments[0]")));
        assertThat(Get.at(eml, "sender.email.email")).isEqualTo("eve@example.net");
        assertThat(Get.at(eml, "body.links[0].href_url.domain.root_domain")).isEqualTo("example.com");
        assertThat(Get.at(eml, "mailbox")).isNull();
        assertThat(Get.at(eml, "type")).isNull();
        Object file = Get.at(eml, "attachments[0]");
        assertThat(Get.at(Objects.requireNonNull(call("file.parse_html", Map.of(), file)), "display_text")).isEqualTo("hi");
        assertThat(Get.at(Objects.requireNonNull(call("file.parse_text", Map.of(), file)), "text")).isEqualTo("<b>hi</b>");
        assertThat(Get.at(Objects.requireNonNull(call("file.parse_text", Map.of(), file, List.of("utf16-le"))),
                "text")).isNotEqualTo("<b>hi</b>");
        assertThat(call("file.parse_eml", Map.of(), (Object) null)).isNull();
    }

    /** A call as the evaluation makes it. */
    private record Arguments(List<@Nullable Object> positional, Map<String, Object> keywords, List<String> missed, Map<Object,
            Object> kept) implements Call {
        @Override public int count() {
            return positional.size();
        }

        @Override public @Nullable Object argument(int place) {
            return place < positional.size() ? positional.get(place) : null;
        }

        @Override public @Nullable Object keyword(String name) {
            return keywords.get(name);
        }

        @Override public Struct message() {
            return Struct.of(Schema.MESSAGE);
        }

        @Override @SuppressWarnings("unchecked") public <T> T once(Object key, Supplier<T> make) {
            if (!kept.containsKey(key)) {
                kept.put(key, make.get());
            }
            return (T) kept.get(key);
        }

        @Override public void missing(String capability) {
            missed.add(capability);
        }
    }
}
