package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.value.Struct;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/**
 * The two published models of 2021 beside their messages. What differs on purpose since then: hop 0 holds the lowest Received too, names of
 * fields keep their case, IPv6 addresses count, {@code mismatched} is null for words that are no URL, {@code received} has clauses.
 */
class SamplesTest {

    @Test
    void theFirstPublishedModelIsFound() throws IOException {
        compare("2-write/impersonation", "sublimesecurity.com");
    }

    @Test
    void theSecondPublishedModelIsFound() throws IOException {
        compare("3-write/office365_covid_phish", "tyrellcorp.io");
    }

    @Test
    void punycodeIsSeenInSenderAndLinks() throws IOException {
        Optional<Path> mail = Corpora.find("SamplesTest", "mql-rules", "emls", "punycode_robinhood.eml");
        if (mail.isPresent()) {
            Struct message = Mdm.read(Files.readAllBytes(mail.get()), Tenant.UNKNOWN, Arrival.UNKNOWN);
            assertThat(String.valueOf(Get.at(message, "sender.email.domain.domain"))).contains("xn--");
            assertThat(MdmJson.line(Get.at(message, "body.links"))).contains("\"punycode\":");
            assertThat(Get.at(message, "type.inbound")).isEqualTo(true);
        }
    }

    private static void compare(String name, String domain) throws IOException {
        Optional<Path> folder = Corpora.find("SamplesTest", "mql-rules", "tutorial-files");
        if (folder.isEmpty()) {
            return;
        }
        Struct ours = Mdm.read(Files.readAllBytes(folder.get().resolve(name + ".eml")), Get.tenant(domain), Arrival.UNKNOWN);
        YamlNode theirs = YamlReader.read(new SourceText(name, Files.readString(folder.get().resolve(name + ".mdm")))).root();
        List<String> differences = new ArrayList<>();
        for (String field : List.of("sender", "recipients", "subject", "type", "body", "headers")) {
            different(Get.at(ours, field), child(theirs, field), field, differences);
        }
        fields(ours, theirs, differences);
        assertThat(differences).isEmpty();
    }

    // All fields of the header in order, whatever hop they are in.
    private static void fields(Struct ours, YamlNode theirs, List<String> differences) {
        List<String> own = new ArrayList<>();
        for (Object hop : (List<?>) java.util.Objects.requireNonNull(Get.at(ours, "headers.hops"))) {
            ((List<?>) java.util.Objects.requireNonNull(Get.at(hop, "fields"))).forEach(f -> own.add(Get.at(f, "position") + " "
                    + String.valueOf(Get.at(f, "name")).toLowerCase(Locale.ROOT) + " " + String.valueOf(Get.at(f,
                            "value")).replace("\\r\\n", " ")));
        }
        List<String> published = new ArrayList<>();
        for (YamlNode hop : ((YamlNode.Sequence) child(child(theirs, "headers"), "hops")).items()) {
            for (YamlNode field : ((YamlNode.Sequence) child(hop, "fields")).items()) {
                String value = text(child(field, "value")).replace("\r\n", " ");
                published.add(text(child(field, "position")) + " " + text(child(field, "name")).toLowerCase(Locale.ROOT) + " " + value);
            }
        }
        for (int i = 0; i < published.size(); i++) {
            if (i >= own.size() || !own.get(i).equals(published.get(i))) {
                differences.add("field " + i + ": " + (i < own.size() ? own.get(i) : "none") + " / " + published.get(i));
            }
        }
    }

    private static YamlNode child(YamlNode node, String key) {
        return ((YamlNode.Mapping) node).value(key).orElseThrow();
    }

    private static String text(YamlNode node) {
        return ((YamlNode.Scalar) node).text();
    }

    private static void different(@Nullable Object ours, YamlNode theirs, String path, List<String> differences) {
        boolean changed = path.endsWith(".hops") || path.endsWith(".ips") || path.endsWith("mismatched");
        if (changed) {
            return;
        }
        switch (theirs) {
            case YamlNode.Mapping mapping -> mapping.entries().forEach(e -> different(ours instanceof Struct struct
                    ? struct.get(e.key().text())
                    : ours instanceof java.util.Map<?, ?> map ? map.get(e.key().text()) : null, e.value(), path + "." + e.key().text(),
                    differences));
            case YamlNode.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    different(ours instanceof List<?> list && i < list.size() ? list.get(i) : null, sequence.items().get(i),
                            path + "[" + i + "]", differences);
                }
            }
            case YamlNode.Scalar scalar -> {
                String own = ours == null ? "" : ours.toString();
                if (!own.equals(scalar.text())) {
                    differences.add(path + ": " + own + " / " + scalar.text());
                }
            }
        }
    }
}
